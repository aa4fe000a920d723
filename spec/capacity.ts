import { type Allocatable, allocatable, INSTANCE_TYPES, INSTANCE_TYPES_DATE } from "./instance-types";
import { DAEMONS, SINGLETONS } from "./system-pods";

/** Replicas of one workload and the requests of each. */
export interface WorkloadRequests {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly cpuMilli: number;
  readonly memoryMiB: number;
}

export interface CapacityInput {
  readonly instanceType: string;
  /** Most pods on a node, as its kubelet is told. */
  readonly maxPods: number;
  readonly nodes: { readonly min: number; readonly max: number };
  readonly workloads: readonly WorkloadRequests[];
}

export interface Amount {
  readonly pods: number;
  readonly cpuMilli: number;
  readonly memoryMiB: number;
}

/** What so many replicas need of so many nodes. */
export interface CapacityCase {
  readonly nodes: number;
  readonly workloads: Amount;
  /** The platform's own pods on these nodes. */
  readonly system: Amount;
  readonly allocatable: Amount;
  readonly fits: boolean;
}

export interface CapacityReport {
  /** Fewest nodes that hold the fewest replicas; null where not even `nodes.max` do. */
  readonly nodesForMin: number | null;
  /** Null where the instance type is not in the table. */
  readonly cases: {
    /** Fewest replicas on `nodesForMin`, or on `nodes.max` where those do not do. */
    readonly min: CapacityCase;
    /** The same while one node of those that then run is gone. */
    readonly minOneGone: CapacityCase;
    /** Most replicas on `nodes.max`. */
    readonly max: CapacityCase;
    readonly maxOneGone: CapacityCase;
  } | null;
  /** Sentences with the numbers; a case that follows from another one is not told twice. */
  readonly warnings: readonly string[];
}

/**
 * Compares what pods ask for with what nodes have: places, CPU and memory. The sums are a lower bound: the scheduler may
 * need more where pods do not fill nodes to the brim.
 */
export function capacity({ instanceType, maxPods, nodes, workloads }: CapacityInput): CapacityReport {
  const type = Object.hasOwn(INSTANCE_TYPES, instanceType) ? INSTANCE_TYPES[instanceType] : undefined;
  if (!type) {
    const warning = `${instanceType} is not in the table of ${INSTANCE_TYPES_DATE}: whether the pods fit its nodes was not checked`;
    return { nodesForMin: null, cases: null, warnings: [warning] };
  }
  const node = { pods: maxPods, ...allocatable(type, maxPods) };
  const fewest = sum(workloads.map((workload) => times(workload.min, { ...workload, pods: 1 })));
  const most = sum(workloads.map((workload) => times(workload.max, { ...workload, pods: 1 })));
  const nodesForMin = fewestNodes(fewest, node, nodes.max);
  const held = nodesForMin ?? nodes.max;
  const running = Math.max(nodes.min, held);
  const cases = {
    min: caseOf(fewest, node, held),
    minOneGone: caseOf(fewest, node, running - 1),
    max: caseOf(most, node, nodes.max),
    maxOneGone: caseOf(most, node, nodes.max - 1),
  };
  return {
    nodesForMin,
    cases,
    warnings: [
      ...workloads.flatMap((workload) => tooLarge(workload, node, instanceType)),
      ...atLeast(nodesForMin, nodes.min),
      ...shortages(`at fewest replicas on all ${count(held)}`, cases.min),
      ...(cases.min.fits ? shortages(`at fewest replicas with ${oneOf(running)} gone`, cases.minOneGone) : []),
      ...shortages(`at most replicas on all ${count(nodes.max)}`, cases.max),
      ...(cases.max.fits ? shortages(`at most replicas with ${oneOf(nodes.max)} gone`, cases.maxOneGone) : []),
    ],
  };
}

/** The platform's own pods on so many nodes. */
export function systemOn(nodes: number): Amount {
  const singletons = SINGLETONS.map((pod) => times(pod.replicas, { ...pod, pods: 1 }));
  return sum([times(nodes, DAEMONS_OF_A_NODE), ...singletons]);
}

const DAEMONS_OF_A_NODE = sum(DAEMONS.map((pod) => ({ ...pod, pods: 1 })));

function caseOf(workloads: Amount, node: Amount, nodes: number): CapacityCase {
  const system = systemOn(nodes);
  const there = times(nodes, node);
  const needed = sum([workloads, system]);
  const fits = needed.pods <= there.pods && needed.cpuMilli <= there.cpuMilli && needed.memoryMiB <= there.memoryMiB;
  return { nodes, workloads, system, allocatable: there, fits };
}

function fewestNodes(workloads: Amount, node: Amount, most: number): number | null {
  for (let nodes = 1; nodes <= most; nodes++) if (caseOf(workloads, node, nodes).fits) return nodes;
  return null;
}

function atLeast(nodesForMin: number | null, min: number): string[] {
  if (nodesForMin === null || min >= nodesForMin) return [];
  return [
    `the fewest replicas need ${count(nodesForMin)}, nodes.min is ${min}: on fewer, pods wait until the autoscaler has added nodes`,
  ];
}

/** One replica has to fit on one node beside the node's daemons, however many nodes there are. */
function tooLarge({ name, cpuMilli, memoryMiB }: WorkloadRequests, node: Allocatable, instanceType: string): string[] {
  const cpu = node.cpuMilli - DAEMONS_OF_A_NODE.cpuMilli;
  const memory = node.memoryMiB - DAEMONS_OF_A_NODE.memoryMiB;
  const says = (asked: string, left: string) =>
    `one replica of ${name} needs ${asked}, a node of type ${instanceType} has ${left} beside its daemons`;
  return [
    ...(cpuMilli > cpu ? [says(`${cpuMilli}m of CPU`, `${Math.max(0, cpu)}m`)] : []),
    ...(memoryMiB > memory ? [says(`${memoryMiB} MiB of memory`, `${Math.max(0, memory)} MiB`)] : []),
  ];
}

function shortages(when: string, { workloads, system, allocatable: there }: CapacityCase): string[] {
  const short = (of: keyof Amount) => workloads[of] + system[of] > there[of];
  const cpu = `${workloads.cpuMilli}m of workloads + ${system.cpuMilli}m of system CPU needed, ${there.cpuMilli}m allocatable`;
  const memory = `${workloads.memoryMiB} MiB of workloads + ${system.memoryMiB} MiB of system memory needed, ${there.memoryMiB} MiB allocatable`;
  const pods = `${workloads.pods} pods of workloads + ${system.pods} of the system need places, ${there.pods} there`;
  return [
    ...(short("pods") ? [`${when}: ${pods}`] : []),
    ...(short("cpuMilli") ? [`${when}: ${cpu}`] : []),
    ...(short("memoryMiB") ? [`${when}: ${memory}`] : []),
  ];
}

const count = (nodes: number) => (nodes === 1 ? "1 node" : `${nodes} nodes`);
const oneOf = (nodes: number) => (nodes === 1 ? "the only node" : `one of ${nodes} nodes`);

function times(factor: number, { pods, cpuMilli, memoryMiB }: Amount): Amount {
  return { pods: pods * factor, cpuMilli: cpuMilli * factor, memoryMiB: memoryMiB * factor };
}

function sum(amounts: readonly Amount[]): Amount {
  return amounts.reduce(
    (total, { pods, cpuMilli, memoryMiB }) => ({
      pods: total.pods + pods,
      cpuMilli: total.cpuMilli + cpuMilli,
      memoryMiB: total.memoryMiB + memoryMiB,
    }),
    { pods: 0, cpuMilli: 0, memoryMiB: 0 },
  );
}
