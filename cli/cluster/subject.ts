import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import type { Manifest } from "../../manifests/manifest";
import { ofKind } from "../../manifests/rules/objects";
import { replicasOf } from "../../manifests/rules/replicas";
import type { StackManifests } from "../../manifests/stack-manifests";

/** A Deployment of the stack with its bounds. */
export interface Scaled {
  readonly name: string;
  readonly namespace: string;
  readonly min: number;
  readonly max: number;
}

/** What is put into the cluster: a stack's objects, as files. */
export class Subject {
  readonly objects: readonly Manifest[];
  /** Names of the namespaces that the stack makes. */
  readonly namespaces: readonly string[];
  readonly deployments: readonly Scaled[];
  /** `priorityclass/urgent`: what stands in no namespace and is no namespace. */
  readonly clusterObjects: readonly string[];

  constructor(
    { objects }: StackManifests,
    private readonly folder: string,
  ) {
    this.objects = objects.map(({ manifest }) => manifest);
    this.namespaces = ofKind(this.objects, "Namespace").map(({ metadata }) => metadata.name);
    this.deployments = ofKind(this.objects, "Deployment").map((deployment) => {
      const { name, namespace = "default" } = deployment.metadata;
      return { name, namespace, ...replicasOf({ objects: this.objects }, deployment) };
    });
    this.clusterObjects = this.objects
      .filter(({ kind, metadata }) => kind !== "Namespace" && metadata.namespace === undefined)
      .map(({ kind, metadata }) => `${kind.toLowerCase()}/${metadata.name}`);
  }

  /** Writes objects as one file for kubectl, and returns its path. */
  file(name: string, objects: readonly unknown[]): string {
    mkdirSync(this.folder, { recursive: true });
    const path = join(this.folder, `${name}.yaml`);
    const texts = objects.map((one) => stringify(one, { aliasDuplicateObjects: false, schema: "yaml-1.1" }));
    writeFileSync(path, texts.join("---\n"));
    return path;
  }
}
