import type { Fault } from "../errors";
import type { WorkloadSpec } from "../workload-spec";
import { type Rule, repeated } from "./candidate";

/** Ports below are for root; containers here never are. */
const LEAST_PORT = 1024;
/** Kubernetes gives the pod at most what a node's own graceful shutdown allows (EKS nodes since 1.34: 150 s, 30 s of them for critical pods). */
const LONGEST_SERVER_GRACE_SECONDS = 120;

/** What one workload says of itself fits together. */
export const workloadRules: Rule = ({ sections }) => {
  const workloads = Object.entries(sections.workloads);
  if (workloads.length === 0) return [{ path: "workloads", rule: "must have at least one workload" }];
  const accounts = workloads.map(([name, { serviceAccount }]) => serviceAccount ?? name);
  return [
    ...workloads.flatMap(([name, workload]) =>
      [...sizes(workload), ...replicas(workload), ...serving(workload), ...writable(workload)].map((fault) => ({
        ...fault,
        path: `workloads.${name}.${fault.path}`,
      })),
    ),
    ...repeated(accounts).map(({ index, value }) => ({
      path: `workloads.${workloads[index]?.[0]}.serviceAccount`,
      rule: "must not be the ServiceAccount of another workload, whose rights it would share",
      got: value,
    })),
  ];
};

function sizes({ size: { cpuMilli, memoryMiB } }: WorkloadSpec): Fault[] {
  const faults: Fault[] = [];
  if (cpuMilli[0] > cpuMilli[1]) {
    faults.push({
      path: "size.cpuMilli",
      rule: "must have a limit no lower than the request, [request, limit]",
      got: cpuMilli,
    });
  }
  if (memoryMiB[0] > memoryMiB[1]) {
    faults.push({
      path: "size.memoryMiB",
      rule: "must have a limit no lower than the request, [request, limit]",
      got: memoryMiB,
    });
  }
  return faults;
}

function replicas({ scaling: { min, max } }: WorkloadSpec): Fault[] {
  return min > max ? [{ path: "scaling.min", rule: `must not exceed max, ${max} replicas`, got: min }] : [];
}

function serving(workload: WorkloadSpec): Fault[] {
  if (workload.kind === "worker") return [];
  const faults: Fault[] = [];
  if (workload.port < LEAST_PORT) {
    faults.push({
      path: "port",
      rule: `must be ${LEAST_PORT} or above, since containers do not run as root`,
      got: workload.port,
    });
  }
  if (workload.shutdownSeconds > LONGEST_SERVER_GRACE_SECONDS) {
    faults.push({
      path: "shutdownSeconds",
      rule: `must be at most ${LONGEST_SERVER_GRACE_SECONDS} seconds, all that a node's own shutdown grants`,
      got: workload.shutdownSeconds,
    });
  }
  return faults;
}

function writable(workload: WorkloadSpec): Fault[] {
  const faults: Fault[] = repeated(workload.writablePaths).map(({ index, value }) => ({
    path: `writablePaths.${index}`,
    rule: "must not name a folder twice",
    got: value,
  }));
  workload.writablePaths.forEach((path, index) => {
    if (path === "/" || path.split("/").includes("..")) {
      faults.push({ path: `writablePaths.${index}`, rule: 'must be a folder below the root, without ".."', got: path });
    }
  });
  const { heartbeat } = workload.kind === "worker" ? workload : {};
  if (heartbeat && !workload.writablePaths.some((path) => heartbeat.file.startsWith(`${path}/`))) {
    faults.push({ path: "heartbeat.file", rule: "must lie in one of writablePaths", got: heartbeat.file });
  }
  return faults;
}
