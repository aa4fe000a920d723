import type { ResolvedPlatform } from "../spec/resolve";
import type { AlarmDefinition } from "./alarm";
import { controlPlaneMetric, nodeMetric } from "./metric";

/** The kubelet removes images at 85 % and evicts pods at 90 % (Kubernetes, "Node-pressure eviction"): before both. */
const DISK_PERCENT = 80;

/** Alarms on the cluster's nodes, and on pods that find no place on them. */
export function nodeAlarms({ cluster, observability }: ResolvedPlatform): readonly AlarmDefinition[] {
  const { nodeCpuPercent, nodeMemoryPercent } = observability.thresholds;
  const { max } = cluster.nodes;
  return [
    {
      id: "nodes-cpu",
      description:
        `The nodes use more than ${nodeCpuPercent} % of their CPU for 15 minutes. ` +
        "See which workload takes it on the application dashboard; choose larger nodes or raise its requests.",
      signal: nodeMetric("node_cpu_utilization", "Average", cluster.name),
      fires: "above",
      threshold: nodeCpuPercent,
      periodSeconds: 300,
      periods: 3,
      // Nodes always run, so silence is a broken agent: neither well nor ill.
      missingData: "missing",
    },
    {
      id: "nodes-memory",
      description:
        `The nodes use more than ${nodeMemoryPercent} % of their memory for 15 minutes; pods are evicted when none is left. ` +
        "See which workload takes it on the application dashboard; choose larger nodes or raise its requests.",
      signal: nodeMetric("node_memory_utilization", "Average", cluster.name),
      fires: "above",
      threshold: nodeMemoryPercent,
      periodSeconds: 300,
      periods: 3,
      // As for CPU.
      missingData: "missing",
    },
    {
      id: "nodes-disk",
      description:
        `A node's disk is more than ${DISK_PERCENT} % full; at 90 % its pods are evicted. ` +
        "Look for a pod that writes much; raise cluster.nodes.diskGiB, which replaces the nodes one by one.",
      // The fullest node counts: an average over the nodes hides it.
      signal: nodeMetric("node_filesystem_utilization", "Maximum", cluster.name),
      fires: "above",
      threshold: DISK_PERCENT,
      periodSeconds: 300,
      periods: 3,
      // As for CPU.
      missingData: "missing",
    },
    {
      id: "nodes-failed",
      description:
        "A node is not ready for ten minutes and EKS has not repaired it. " +
        "Ask kubectl describe nodes; end its instance, and the node group makes a new one.",
      signal: nodeMetric("cluster_failed_node_count", "Maximum", cluster.name),
      fires: "above",
      threshold: 0,
      periodSeconds: 300,
      periods: 2,
      // As for CPU.
      missingData: "missing",
    },
    {
      id: "nodes-unschedulable",
      description:
        `Pods find no node for 15 minutes. See whether all ${max} nodes are there and raise cluster.nodes.max; ` +
        "if they are not, read the cluster autoscaler's log.",
      signal: controlPlaneMetric("scheduler_pending_pods_UNSCHEDULABLE", "Maximum", cluster.name),
      fires: "above",
      threshold: 0,
      periodSeconds: 300,
      periods: 3,
      // The control plane reports every minute; silence says nothing about pods.
      missingData: "missing",
    },
  ];
}
