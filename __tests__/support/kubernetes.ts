import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { App } from "cdktf";
import { Construct } from "constructs";
import type { Workload } from "../../contracts/workload";
import { Namespace } from "../../k8s/namespace";
import { KubernetesWorkload } from "../../k8s/workload";
import { reachOf } from "../../spec/reachability";
import type { ResolvedPlatform } from "../../spec/resolve";
import { BaseStack } from "../../stacks/base-stack";
import { resolved } from "./platform";
import { synth } from "./synth";

type Blocks = Record<string, Record<string, unknown>>;
interface ClusterJson {
  readonly resource?: Record<string, Blocks>;
  readonly data?: Record<string, Blocks>;
  readonly ephemeral?: Record<string, Blocks>;
  readonly locals?: Record<string, string>;
  readonly output?: Blocks;
}

class ClusterStack extends BaseStack {
  readonly namespace: Namespace;

  constructor(scope: Construct, platform: ResolvedPlatform) {
    super(scope, "cluster", "kubernetes", platform);
    new KubernetesProvider(this, "kubernetes", { host: "https://cluster.example.com" });
    this.namespace = new Namespace(this, "namespace", { name: "shop", kubernetes: "1.36" });
  }
}

/** Synthesizes what `build` adds to a stack with the namespace `shop`, whose addresses read as they do for real. */
export function clusterJson(build: (stack: Construct, namespace: Namespace) => void): ClusterJson {
  const stacks = synth((outdir) => {
    const app = new App({ outdir });
    const stack = new ClusterStack(app, resolved());
    build(stack, stack.namespace);
    return app;
  });
  return (stacks.cluster ?? {}) as ClusterJson;
}

/** The objects of one workload: `of("kubernetes_service_v1")` is that object, undefined where there is none. */
export function workloadObjects(workload: Workload, configKeys: readonly string[] = []) {
  const { resource } = clusterJson((stack, namespace) => {
    const scope = new Construct(stack, "workloads");
    new KubernetesWorkload(scope, workload.name, { namespace, workload, configKeys, ...SHARED });
  });
  // biome-ignore lint/suspicious/noExplicitAny: JSON of many shapes, asserted value by value
  return (type: string): any => Object.values(resource?.[type] ?? {})[0];
}

const SHARED = {
  configName: "app-config",
  secretName: "app-secrets",
  configChecksum: "config-1",
  secretRevision: "revision-1",
};

/** An API of which a test may say otherwise. */
export const workload = (changes: Partial<Workload> = {}): Workload => ({
  name: "orders",
  kind: "api",
  image: "registry.example.com/orders@sha256:1",
  command: [],
  port: 3000,
  routes: [{ host: null, path: "/orders" }],
  cpuMilli: { request: 100, limit: 200 },
  memoryMiB: { request: 128, limit: 256 },
  scaling: { min: 2, max: 4, cpuPercent: 70, memoryPercent: 80 },
  probe: { kind: "http", path: "/health", port: 3000 },
  graceSeconds: 45,
  userId: 1_000,
  writablePaths: ["/tmp"],
  environment: {},
  settings: {},
  secrets: {},
  reach: { incoming: [], outgoing: [] },
  identity: { serviceAccount: "orders", roleArn: null },
  ...changes,
});

/** A worker of which a test may say otherwise. */
export const workerWorkload = (changes: Partial<Workload> = {}): Workload =>
  workload({ name: "consumer", kind: "worker", port: null, routes: [], probe: { kind: "none" }, ...changes });

/** A workload of devops-ppp as configured, beside what only a whole stack knows. */
export function devopsPpp(name: string): Workload {
  const platform = resolved();
  const found = platform.workloads.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`devops-ppp has no workload ${name}`);
  const { role, serviceAccount, ...rest } = found;
  return {
    ...rest,
    routes: rest.routes.map((path) => ({ host: null, path })),
    settings: {},
    secrets: {},
    reach: reachOf(platform, found),
    identity: { serviceAccount, roleArn: role?.arn ?? null },
  };
}
