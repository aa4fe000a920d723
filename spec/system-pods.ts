/** Requests of one pod of the platform's own: what the scheduler reserves for it. */
export interface SystemPod {
  readonly name: string;
  readonly cpuMilli: number;
  readonly memoryMiB: number;
  /** `published`: the component's chart or manifest; `ours`: values that this repository sets; `assumed`: general knowledge. */
  readonly source: "published" | "ours" | "assumed";
}

export interface ReplicatedPod extends SystemPod {
  readonly replicas: number;
}

/** When the tables were read. */
export const SYSTEM_PODS_DATE = "2026-11-20";

/** One of each on every node. */
export const DAEMONS: readonly SystemPod[] = [
  // The container and its network policy agent, 25m each (amazon-vpc-cni-k8s chart).
  { name: "aws-node", cpuMilli: 50, memoryMiB: 0, source: "published" },
  { name: "kube-proxy", cpuMilli: 100, memoryMiB: 0, source: "assumed" },
  { name: "eks-pod-identity-agent", cpuMilli: 0, memoryMiB: 0, source: "assumed" },
  // Three containers at 10m and 40Mi (aws-ebs-csi-driver chart).
  { name: "ebs-csi-node", cpuMilli: 30, memoryMiB: 120, source: "published" },
  // amazon-cloudwatch-observability chart 6.4.0.
  { name: "cloudwatch-agent", cpuMilli: 250, memoryMiB: 128, source: "published" },
  { name: "fluent-bit", cpuMilli: 50, memoryMiB: 25, source: "published" },
];

/** So many of each in a cluster, whatever its nodes. */
export const SINGLETONS: readonly ReplicatedPod[] = [
  { name: "coredns", replicas: 2, cpuMilli: 100, memoryMiB: 70, source: "assumed" },
  // Six containers at 10m and 40Mi (aws-ebs-csi-driver); one fewer where no snapshot resources are installed.
  { name: "ebs-csi-controller", replicas: 2, cpuMilli: 60, memoryMiB: 240, source: "published" },
  { name: "metrics-server", replicas: 2, cpuMilli: 100, memoryMiB: 200, source: "published" },
  { name: "cloudwatch-operator", replicas: 1, cpuMilli: 100, memoryMiB: 64, source: "assumed" },
  { name: "aws-load-balancer-controller", replicas: 2, cpuMilli: 100, memoryMiB: 128, source: "ours" },
  // Its init container asks for the same; a pod needs the greater of the two, not the sum.
  { name: "nginx-ingress", replicas: 2, cpuMilli: 100, memoryMiB: 128, source: "ours" },
  { name: "cluster-autoscaler", replicas: 1, cpuMilli: 100, memoryMiB: 300, source: "assumed" },
];
