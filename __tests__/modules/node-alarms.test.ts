import { alarmAddress, alarmsIn } from "../support/alarms";
import { resolved } from "../support/platform";

const { at } = alarmsIn(resolved());

test.each([
  ["PPP-147 the nodes' CPU above 80 %", "cpu", "node_cpu_utilization", "Average", 80, 3],
  ["PPP-148 the nodes' memory above 80 %", "memory", "node_memory_utilization", "Average", 80, 3],
  ["the fullest node's disk above 80 %", "disk", "node_filesystem_utilization", "Maximum", 80, 3],
  ["a node that is not ready", "failed", "cluster_failed_node_count", "Maximum", 0, 2],
])("%s raises an alarm, on a set of dimensions that is published", (_, id, metric, statistic, threshold, periods) => {
  expect(at(alarmAddress(`nodes-${id}`))).toMatchObject({
    namespace: "ContainerInsights",
    metric_name: metric,
    statistic,
    dimensions: { ClusterName: "devops-ppp-dev" },
    comparison_operator: "GreaterThanThreshold",
    threshold,
    period: 300,
    evaluation_periods: periods,
    treat_missing_data: "missing",
  });
});

test("pods that find no node for 15 minutes raise an alarm, from the control plane's own metrics", () => {
  expect(at(alarmAddress("nodes-unschedulable"))).toMatchObject({
    namespace: "AWS/EKS",
    metric_name: "scheduler_pending_pods_UNSCHEDULABLE",
    statistic: "Maximum",
    dimensions: { ClusterName: "devops-ppp-dev" },
    comparison_operator: "GreaterThanThreshold",
    threshold: 0,
    period: 300,
    evaluation_periods: 3,
    treat_missing_data: "missing",
  });
});

test("an operator's thresholds are taken", () => {
  const alarms = alarmsIn(
    resolved("dev", { observability: { thresholds: { nodeCpuPercent: 60, nodeMemoryPercent: 65 } } }),
  );
  const threshold = (what: string) => alarms.at(alarmAddress(`nodes-${what}`)).threshold;
  expect([threshold("cpu"), threshold("memory")]).toEqual([60, 65]);
});
