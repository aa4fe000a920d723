/** What an EC2 instance type offers as a node. */
export interface InstanceType {
  readonly vcpu: number;
  /** As in EC2's catalogue; the operating system sees less. */
  readonly memoryMiB: number;
  readonly architecture: "amd64" | "arm64";
  /** Pods where the VPC CNI hands out prefixes: (ENIs × (IPv4 per ENI − 1)) × 16 + 2, at most 110 below 30 vCPU. */
  readonly maxPodsWithPrefixes: number;
  /** What nodeadm keeps for the kubelet and the container runtime. */
  readonly reservedMilliCpu: number;
  /** Pods without prefixes: ENIs × (IPv4 per ENI − 1) + 2. */
  readonly eniMaxPods: number;
}

/** What is left of a node for pods, the system's own among them. */
export interface Allocatable {
  readonly cpuMilli: number;
  readonly memoryMiB: number;
}

/** Karpenter's default `vmMemoryOverheadPercent`: what the hypervisor and the kernel take of the catalogue's memory. */
const UNSEEN_MEMORY = 0.075;
/** Memory that Graviton's kernels keep for contiguous allocation (Karpenter, `instancetype/types.go`). */
const ARM_CONTIGUOUS_MIB = 64;
/** The kubelet evicts pods below this (nodeadm, `memory.available`). */
const EVICTION_MIB = 100;

/**
 * CPU and memory for pods on a node that takes at most `maxPods` of them, as nodeadm reserves: 11 MiB a pod and 255 MiB,
 * 6 % of the first core, 1 % of the second, 0.5 % of the third and fourth, 0.25 % of the others (amazon-eks-ami,
 * `nodeadm/internal/kubelet/config.go`, 2026-07-23). Memory begins at what Karpenter assumes that the operating system
 * sees, 7.5 % below the catalogue (karpenter-provider-aws, 2026-08-21).
 */
export function allocatable(
  { vcpu, memoryMiB, architecture, reservedMilliCpu }: InstanceType,
  maxPods: number,
): Allocatable {
  const installed = architecture === "arm64" ? memoryMiB - ARM_CONTIGUOUS_MIB : memoryMiB;
  const seen = installed - Math.ceil(installed * UNSEEN_MEMORY);
  return {
    cpuMilli: vcpu * 1_000 - reservedMilliCpu,
    memoryMiB: Math.max(0, seen - (11 * maxPods + 255) - EVICTION_MIB),
  };
}

function reservedMilliCpu(vcpu: number): number {
  const perCore = (core: number) => [60, 10, 5, 5][core] ?? 2.5;
  return Math.floor(Array.from({ length: vcpu }, (_, core) => perCore(core)).reduce((sum, milli) => sum + milli, 0));
}

const of =
  (architecture: InstanceType["architecture"]) =>
  (vcpu: number, memoryMiB: number, eniMaxPods: number, maxPodsWithPrefixes: number): InstanceType => ({
    vcpu,
    memoryMiB,
    architecture,
    maxPodsWithPrefixes,
    reservedMilliCpu: reservedMilliCpu(vcpu),
    eniMaxPods,
  });
const amd64 = of("amd64");
const arm64 = of("arm64");

/** When the table was read: ENIs and addresses from amazon-eks-ami of 2026-07-01, sizes from Karpenter of this day. */
export const INSTANCE_TYPES_DATE = "2026-08-21";

/** By name: vCPU, MiB, pods without and with prefixes. */
export const INSTANCE_TYPES: Readonly<Record<string, InstanceType>> = {
  "t3.small": amd64(2, 2_048, 11, 110),
  "t3.medium": amd64(2, 4_096, 17, 110),
  "t3.large": amd64(2, 8_192, 35, 110),
  "t3.xlarge": amd64(4, 16_384, 58, 110),
  "t3.2xlarge": amd64(8, 32_768, 58, 110),
  "t3a.small": amd64(2, 2_048, 8, 98),
  "t3a.medium": amd64(2, 4_096, 17, 110),
  "t3a.large": amd64(2, 8_192, 35, 110),
  "t3a.xlarge": amd64(4, 16_384, 58, 110),
  "t3a.2xlarge": amd64(8, 32_768, 58, 110),
  "t4g.small": arm64(2, 2_048, 11, 110),
  "t4g.medium": arm64(2, 4_096, 17, 110),
  "t4g.large": arm64(2, 8_192, 35, 110),
  "t4g.xlarge": arm64(4, 16_384, 58, 110),
  "t4g.2xlarge": arm64(8, 32_768, 58, 110),
  "m5.large": amd64(2, 8_192, 29, 110),
  "m5.xlarge": amd64(4, 16_384, 58, 110),
  "m5.2xlarge": amd64(8, 32_768, 58, 110),
  "m6i.large": amd64(2, 8_192, 29, 110),
  "m6i.xlarge": amd64(4, 16_384, 58, 110),
  "m6i.2xlarge": amd64(8, 32_768, 58, 110),
  "m7i.large": amd64(2, 8_192, 29, 110),
  "m7i.xlarge": amd64(4, 16_384, 58, 110),
  "m7i.2xlarge": amd64(8, 32_768, 58, 110),
  "m6g.medium": arm64(1, 4_096, 8, 98),
  "m6g.large": arm64(2, 8_192, 29, 110),
  "m6g.xlarge": arm64(4, 16_384, 58, 110),
  "m6g.2xlarge": arm64(8, 32_768, 58, 110),
  "m7g.medium": arm64(1, 4_096, 8, 98),
  "m7g.large": arm64(2, 8_192, 29, 110),
  "m7g.xlarge": arm64(4, 16_384, 58, 110),
  "m7g.2xlarge": arm64(8, 32_768, 58, 110),
  "c6i.large": amd64(2, 4_096, 29, 110),
  "c6i.xlarge": amd64(4, 8_192, 58, 110),
  "c6i.2xlarge": amd64(8, 16_384, 58, 110),
  "c7g.medium": arm64(1, 2_048, 8, 98),
  "c7g.large": arm64(2, 4_096, 29, 110),
  "c7g.xlarge": arm64(4, 8_192, 58, 110),
  "c7g.2xlarge": arm64(8, 16_384, 58, 110),
  "r6i.large": amd64(2, 16_384, 29, 110),
  "r6i.xlarge": amd64(4, 32_768, 58, 110),
  "r6i.2xlarge": amd64(8, 65_536, 58, 110),
};
