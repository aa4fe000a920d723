import { alarmAddress, alarmsIn } from "../support/alarms";
import { resolved } from "../support/platform";

const { at } = alarmsIn(resolved());
const backend = { ClusterName: "devops-ppp-dev", Namespace: "devops-ppp", PodName: "backend" };

test("PPP-139 PPP-147 pods above 80 % of their CPU limit for 15 minutes raise an alarm", () => {
  expect(at(alarmAddress("workload-backend-cpu"))).toMatchObject({
    namespace: "ContainerInsights",
    metric_name: "pod_cpu_utilization_over_pod_limit",
    statistic: "Average",
    dimensions: backend,
    comparison_operator: "GreaterThanThreshold",
    threshold: 80,
    period: 300,
    evaluation_periods: 3,
    treat_missing_data: "missing",
  });
});

test("PPP-140 PPP-148 pods above 80 % of their memory limit for 15 minutes raise an alarm", () => {
  expect(at(alarmAddress("workload-backend-memory"))).toMatchObject({
    namespace: "ContainerInsights",
    metric_name: "pod_memory_utilization_over_pod_limit",
    statistic: "Average",
    dimensions: backend,
    comparison_operator: "GreaterThanThreshold",
    threshold: 80,
    period: 300,
    evaluation_periods: 3,
    treat_missing_data: "missing",
  });
});

test("PPP-149 more than ten errors in five minutes raise an alarm, and no line at all is no error", () => {
  const errors = at(alarmAddress("workload-backend-errors"));
  expect(errors).toMatchObject({
    namespace: "devops-ppp/dev",
    metric_name: "backend-errors",
    statistic: "Sum",
    comparison_operator: "GreaterThanThreshold",
    threshold: 10,
    period: 300,
    evaluation_periods: 1,
    treat_missing_data: "notBreaching",
  });
  expect(errors).not.toHaveProperty("dimensions");
});

test("replicas that stay unavailable for 15 minutes raise an alarm, also where they come up between crashes", () => {
  expect(at(alarmAddress("workload-sqs-worker-unavailable"))).toMatchObject({
    namespace: "ContainerInsights",
    metric_name: "status_replicas_unavailable",
    statistic: "Maximum",
    dimensions: { ...backend, PodName: "sqs-worker" },
    comparison_operator: "GreaterThanThreshold",
    threshold: 0,
    period: 300,
    evaluation_periods: 3,
    treat_missing_data: "missing",
  });
});

test("an operator's thresholds are taken", () => {
  const thresholds = { cpuPercent: 70, memoryPercent: 75, errorLogsPerFiveMinutes: 3 };
  const alarms = alarmsIn(resolved("prod", { observability: { thresholds } }));
  const threshold = (what: string) => alarms.at(alarmAddress(`workload-backend-${what}`)).threshold;
  expect(["cpu", "memory", "errors"].map(threshold)).toEqual([70, 75, 3]);
});
