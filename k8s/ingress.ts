import { IngressV1, type IngressV1SpecRule } from "@cdktf/provider-kubernetes/lib/ingress-v1";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Workload } from "../contracts/workload";
import { labelsOf } from "./labels";
import type { Namespace } from "./namespace";
import { serviceName } from "./service";

export interface ApplicationIngressProps {
  readonly namespace: Namespace;
  readonly workloads: readonly Workload[];
  /** Class of the controller that serves it. */
  readonly className: string;
  /** The controller's own settings. */
  readonly annotations: Readonly<Record<string, string>>;
  /** The controller: on destroy it must outlive this object, and clean up behind it. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/**
 * All routes of all workloads in one Ingress: with several of one host, the controller would take the oldest and drop
 * the others without a word.
 */
export class ApplicationIngress extends Construct {
  constructor(scope: Construct, id: string, props: ApplicationIngressProps) {
    super(scope, id);
    const { namespace, workloads, className, annotations, dependsOn = [] } = props;
    new IngressV1(this, "Default", {
      metadata: {
        name: namespace.name,
        namespace: namespace.name,
        labels: labelsOf(namespace.name, "ingress"),
        annotations: { ...annotations },
      },
      spec: { ingressClassName: className, rule: rulesOf(workloads) },
      dependsOn: [namespace.resource, ...dependsOn],
    });
  }
}

interface Path {
  readonly host: string | null;
  readonly path: string;
  readonly service: string;
  readonly port: number;
}

/** One rule a host, in the order in which hosts first appear; no host means every host. */
function rulesOf(workloads: readonly Workload[]): IngressV1SpecRule[] {
  const paths = workloads.flatMap(pathsOf);
  const hosts = [...new Set(paths.map(({ host }) => host))];
  return hosts.map((host) => ({
    host: host ?? undefined,
    http: { path: longestFirst(paths.filter((path) => path.host === host)).map(backendOf) },
  }));
}

const pathsOf = ({ name, port, routes }: Workload): Path[] =>
  port === null ? [] : routes.map(({ host, path }) => ({ host, path, service: serviceName(name), port }));

/** Controllers take the longest match in any order; people read from the top. */
const longestFirst = (paths: readonly Path[]): Path[] =>
  [...paths].sort((a, b) => b.path.length - a.path.length || (a.path < b.path ? -1 : 1));

const backendOf = ({ path, service, port }: Path) => ({
  path,
  pathType: "Prefix",
  backend: { service: { name: service, port: { number: port } } },
});
