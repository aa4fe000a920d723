import { z } from "zod";
import { key, variable } from "./leaf";
import { iamArn, nameOf, type Place } from "./names";

/** What a workload may do with each kind of resource. */
export const ACCESS = {
  databases: ["read-write"],
  queues: ["produce", "consume"],
  secrets: ["read"],
} as const;
export type ResourceKind = keyof typeof ACCESS;

/** A long poll at its longest, which is also its cheapest (SQS API, ReceiveMessage). */
export const LONG_POLL_SECONDS = 20;
/** Time for a load balancer to take a stopping pod out of rotation, and for a process to write its last words. */
export const DRAIN_SECONDS = 15;

/** `[request, limit]`: what the scheduler reserves, and what the container may use at most. */
const pair = (description: string, unit: string, least: number, most: number) =>
  z
    .tuple([z.int().min(least).max(most), z.int().min(least).max(most)])
    .meta({ description, unit, changes: "in place" });

const sizeSpec = z.strictObject({
  cpuMilli: pair("CPU: request and limit", "thousandths of a core", 10, 64_000),
  memoryMiB: pair("memory: request and limit", "MiB", 16, 262_144),
});

const scalingSpec = z.strictObject({
  min: z.int().min(1).max(1_000).meta({ description: "fewest replicas", unit: "replicas", changes: "in place" }),
  max: z.int().min(1).max(1_000).meta({ description: "most replicas", unit: "replicas", changes: "in place" }),
  cpuPercent: z.int().min(10).max(100).default(70).meta({
    description: "average CPU, in percent of the request, that scaling aims at",
    unit: "percent",
    changes: "in place",
  }),
  memoryPercent: z.int().min(10).max(100).default(80).meta({
    description: "average memory, in percent of the request, that scaling aims at",
    unit: "percent",
    changes: "in place",
  }),
});

const neighbours = (description: string) =>
  z
    .array(z.string())
    .default([])
    .meta({
      description: `${description}; either end may say it, and one is enough`,
      changes: "in place",
      rule: "must be a workload of this platform",
    });

const networkSpec = z.strictObject({
  from: neighbours("workloads that may call this one on its port"),
  to: neighbours("workloads that this one may call on their ports"),
});

const absolutePath = z.string().regex(/^\/[A-Za-z0-9._~/-]*$/);

const program = {
  image: key(30).meta({ description: "an image of this platform, by key", changes: "in place" }),
  command: z.array(z.string().min(1)).default([]).meta({
    description: "the program and its arguments; left out, the image's own",
    changes: "in place",
  }),
  size: sizeSpec,
  scaling: scalingSpec,
  uses: z
    .record(z.string(), z.enum(["read-write", "produce", "consume", "read"]))
    .default({})
    .meta({
      description: "what the workload may do with which resource: databases.main, queues.events, secrets.jwt",
      changes: "in place",
    }),
  network: networkSpec.prefault({}),
  environment: z.record(variable, z.string()).default({}).meta({
    description: "environment variables that are no secrets",
    changes: "in place",
  }),
  serviceAccount: key(60).optional().meta({
    description: "name of its Kubernetes ServiceAccount; left out, the workload's own name",
    changes: "replaces",
  }),
  userId: z.int().min(1).max(65_535).default(1_000).meta({
    description: "numeric user and group the process runs as; must be able to read the image's files",
    changes: "in place",
  }),
  writablePaths: z.array(absolutePath).default(["/tmp"]).meta({
    description:
      "folders the process may write to, at most 256 MiB each on the node's encrypted disk, gone with the pod; all else is read-only",
    changes: "in place",
    rule: "must be an absolute path",
  }),
};

const served = (healthPath: string) => ({
  ...program,
  port: z.int().min(1).max(65_535).meta({
    description: "TCP port that the container listens on, 1024 or above",
    changes: "in place",
  }),
  routes: z.array(absolutePath).min(1).meta({
    description: "path prefixes under which the ingress sends requests here; the longest match wins",
    changes: "in place",
    rule: "must be an absolute path such as /api",
  }),
  healthPath: absolutePath.default(healthPath).meta({
    description: "path that answers 200 while the program works",
    changes: "in place",
    rule: "must be an absolute path",
  }),
  shutdownSeconds: z.int().min(1).max(600).default(30).meta({
    description: "the longest that a request in progress takes after the program was asked to stop",
    unit: "seconds",
    changes: "in place",
  }),
});

const heartbeatSpec = z.strictObject({
  file: absolutePath.meta({
    description: "file that the program touches after each poll; its age is the liveness check",
    changes: "in place",
    rule: "must be an absolute path",
  }),
  maxAgeSeconds: z.int().min(30).max(3_600).default(120).meta({
    description: "age of the file at which the program counts as stuck",
    unit: "seconds",
    changes: "in place",
  }),
});

const webSpec = z.strictObject({ kind: z.literal("web"), ...served("/") });
const apiSpec = z.strictObject({ kind: z.literal("api"), ...served("/health") });
const workerSpec = z.strictObject({
  kind: z.literal("worker"),
  ...program,
  jobSeconds: z.int().min(1).max(7_200).default(30).meta({
    description: "the longest that one message takes; a sixth of the queue's visibility at most",
    unit: "seconds",
    changes: "in place",
  }),
  heartbeat: heartbeatSpec.optional(),
});

/** What an operator may say of a program to run. */
export const workloadSpec = z.discriminatedUnion("kind", [webSpec, apiSpec, workerSpec]);
export type WorkloadSpec = z.infer<typeof workloadSpec>;
type WebInput = Omit<z.input<typeof webSpec>, "kind">;
type ApiInput = Omit<z.input<typeof apiSpec>, "kind">;
type WorkerInput = Omit<z.input<typeof workerSpec>, "kind">;

/** A front end: answers on `/` unless told otherwise. */
export const web = <T extends WebInput>(workload: T) => ({ kind: "web" as const, ...workload });
/** A service behind routes: answers on `/health` unless told otherwise. */
export const api = <T extends ApiInput>(workload: T) => ({ kind: "api" as const, ...workload });
/** A program without a port that consumes a queue. */
export const worker = <T extends WorkerInput>(workload: T) => ({ kind: "worker" as const, ...workload });

/** One use of a resource by a workload, checked. */
export type ResolvedUse =
  | { readonly kind: "databases"; readonly key: string; readonly access: "read-write" }
  | { readonly kind: "queues"; readonly key: string; readonly access: "produce" | "consume" }
  | { readonly kind: "secrets"; readonly key: string; readonly access: "read" };

/** A workload of one environment: nothing optional, every name computed. */
export interface ResolvedWorkload {
  readonly name: string;
  readonly kind: "web" | "api" | "worker";
  readonly image: string;
  readonly command: readonly string[];
  readonly port: number | null;
  readonly routes: readonly string[];
  readonly cpuMilli: { readonly request: number; readonly limit: number };
  readonly memoryMiB: { readonly request: number; readonly limit: number };
  readonly scaling: z.infer<typeof scalingSpec>;
  readonly probe:
    | { readonly kind: "http"; readonly path: string; readonly port: number }
    | { readonly kind: "heartbeat"; readonly file: string; readonly maxAgeSeconds: number }
    | { readonly kind: "none" };
  readonly graceSeconds: number;
  readonly userId: number;
  readonly writablePaths: readonly string[];
  readonly uses: readonly ResolvedUse[];
  /** Workloads that may call this one, and that it may call. */
  readonly network: { readonly from: readonly string[]; readonly to: readonly string[] };
  readonly environment: Readonly<Record<string, string>>;
  readonly serviceAccount: string;
  /** Null where no use needs rights in AWS. */
  readonly role: { readonly name: string; readonly arn: string } | null;
  readonly logGroup: string;
}

export function resolveWorkload(place: Place, name: string, spec: WorkloadSpec, clusterName: string): ResolvedWorkload {
  const uses = Object.entries(spec.uses).map(([path, access]) => resolveUse(path, access));
  const roleName = nameOf(place, "role", name);
  const [cpuRequest, cpuLimit] = spec.size.cpuMilli;
  const [memoryRequest, memoryLimit] = spec.size.memoryMiB;
  return {
    name,
    kind: spec.kind,
    image: spec.image,
    command: spec.command,
    port: spec.kind === "worker" ? null : spec.port,
    routes: spec.kind === "worker" ? [] : spec.routes,
    cpuMilli: { request: cpuRequest, limit: cpuLimit },
    memoryMiB: { request: memoryRequest, limit: memoryLimit },
    scaling: spec.scaling,
    probe: probeOf(spec),
    graceSeconds: graceSeconds(spec),
    userId: spec.userId,
    writablePaths: spec.writablePaths,
    uses,
    network: spec.network,
    environment: spec.environment,
    serviceAccount: spec.serviceAccount ?? name,
    role: uses.some(({ kind }) => kind === "queues")
      ? { name: roleName, arn: iamArn(place, `role/${roleName}`) }
      : null,
    logGroup: `/aws/eks/${clusterName}/${name}`,
  };
}

/** A worker finishes its long poll and one job; a server finishes its requests once nobody sends it new ones. */
export const graceSeconds = (spec: WorkloadSpec): number =>
  spec.kind === "worker" ? LONG_POLL_SECONDS + spec.jobSeconds + 10 : DRAIN_SECONDS + spec.shutdownSeconds;

function probeOf(spec: WorkloadSpec): ResolvedWorkload["probe"] {
  if (spec.kind !== "worker") return { kind: "http", path: spec.healthPath, port: spec.port };
  return spec.heartbeat ? { kind: "heartbeat", ...spec.heartbeat } : { kind: "none" };
}

function resolveUse(path: string, access: string): ResolvedUse {
  const [kind, key] = path.split(".") as [ResourceKind, string];
  return { kind, key, access } as ResolvedUse;
}
