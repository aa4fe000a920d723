import { App } from "cdktf";
import { platforms as definitions } from "../../config";
import type { Manifest } from "../../manifests/manifest";
import type { Cluster } from "../../manifests/rules/rule";
import type { StackJson } from "../../manifests/stack-json";
import { type StackManifests, stackManifests } from "../../manifests/stack-manifests";
import { loadPlatforms } from "../../spec/load";
import { buildPlatform } from "../../stacks/build-platform";
import { synth } from "../support/synth";

/** The JSON of the kubernetes stacks of this repository's own platform, by stack. */
export function devopsPppJson(): Readonly<Record<string, StackJson>> {
  const { platforms } = loadPlatforms(definitions, "2026-11-20");
  const stacks = synth((outdir) => {
    const app = new App({ outdir });
    for (const platform of platforms) buildPlatform(app, platform);
    return app;
  });
  return Object.fromEntries(Object.entries(stacks).filter(([name]) => name.endsWith("-kubernetes"))) as Record<
    string,
    StackJson
  >;
}

/** The dev stack's objects. */
export const devopsPpp = (json = devopsPppJson()): StackManifests =>
  stackManifests("devops-ppp-dev-kubernetes", json["devops-ppp-dev-kubernetes"] ?? {});

// biome-ignore lint/suspicious/noExplicitAny: the point is to break an object in any way
export type Breakable = any;

/** A copy of the real objects that a test may break. `of("Deployment", "backend")` is that one. */
export function copyOf({ objects, releases }: StackManifests) {
  const copy: { objects: Manifest[]; releases: Cluster["releases"] } = structuredClone({
    objects: objects.map(({ manifest }) => manifest),
    releases,
  });
  const of = (kind: string, name: string): Breakable => {
    const found = copy.objects.find((object) => object.kind === kind && object.metadata.name === name);
    if (!found) throw new Error(`no ${kind} ${name}`);
    return found;
  };
  const remove = (kind: string, name: string) => copy.objects.splice(copy.objects.indexOf(of(kind, name)), 1);
  return { ...copy, of, remove };
}
