import { capacity } from "../capacity";
import type { Fault } from "../errors";
import type { ResolvedPlatform } from "../resolve";

/** Pods that would wait for a node that never comes. */
export function capacityWarnings({ cluster: { nodes }, workloads }: ResolvedPlatform): Fault[] {
  const { warnings } = capacity({
    instanceType: nodes.instanceTypes[0] ?? "",
    maxPods: nodes.maxPods,
    nodes,
    workloads: workloads.map(({ name, scaling, cpuMilli, memoryMiB }) => ({
      name,
      min: scaling.min,
      max: scaling.max,
      cpuMilli: cpuMilli.request,
      memoryMiB: memoryMiB.request,
    })),
  });
  return warnings.map((rule) => ({ path: "cluster.nodes", rule }));
}
