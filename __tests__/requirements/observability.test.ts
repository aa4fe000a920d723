import { stackOf } from "../support/stacks";

const { at, of } = stackOf("dev", "infrastructure");
const ALARMS = of("aws_cloudwatch_metric_alarm").map(({ alarm_name: name }) => name);

test.each([
  ["PPP-132", "app"],
  ["PPP-133", "backend"],
  ["PPP-134", "frontend"],
  ["PPP-135", "sqs-worker"],
])("%s the group of %s", (_, name) => {
  const groups = of("aws_cloudwatch_log_group").filter((group) => group.name === `/aws/eks/devops-ppp-dev/${name}`);
  expect(groups).toEqual([{ name: `/aws/eks/devops-ppp-dev/${name}`, retention_in_days: 30 }]);
});

test("PPP-133 PPP-134 PPP-135 PPP-137 the shipper is told each workload's group", () => {
  const addon = at("aws_eks_addon.addons_amazon-cloudwatch-observability");
  const values = JSON.parse(addon.configuration_values);
  const text = JSON.stringify(values.containerLogs.fluentBit);
  for (const name of ["app", "backend", "frontend", "sqs-worker"])
    expect(text).toContain(`/aws/eks/devops-ppp-dev/${name}`);
  expect(values.applicationSignals).toEqual({ enabled: false });
  expect(addon.service_account_role_arn).toMatch(/^\$\{aws_iam_role\.controllers_observability\.arn\}$/);
});

test("PPP-144 PPP-145 PPP-146 three dashboards", () => {
  expect(of("aws_cloudwatch_dashboard").map(({ dashboard_name: name }) => name)).toEqual([
    "devops-ppp-dev-application",
    "devops-ppp-dev-infrastructure",
    "devops-ppp-dev-sqs",
  ]);
});

test.each([
  ["PPP-139", "dashboards_application", "pod_cpu_utilization_over_pod_limit"],
  ["PPP-140", "dashboards_application", "pod_memory_utilization_over_pod_limit"],
  ["PPP-141", "dashboards_application", "edge.requests"],
  ["PPP-142", "dashboards_application", "edge.server-errors"],
  ["PPP-139", "dashboards_infrastructure", "CPUUtilization"],
  ["PPP-143", "dashboards_queues", "ApproximateNumberOfMessagesVisible"],
])("%s %s shows %s", (_, dashboard, metric) => {
  expect(at(`aws_cloudwatch_dashboard.${dashboard}`).dashboard_body).toContain(`"${metric}"`);
});

test("PPP-141 PPP-142 the entrance's numbers are counted from its log, as a network load balancer sees no requests", () => {
  for (const filter of ["edge-requests", "edge-server-errors"]) {
    const { metric_transformation: metric } = at(`aws_cloudwatch_log_metric_filter.log-metrics_${filter}`);
    expect(metric).toMatchObject({ name: filter.replace("edge-", "edge."), namespace: "devops-ppp/dev" });
  }
});

test.each([
  [
    "PPP-147",
    ["nodes-cpu", "database-main-cpu", "workload-backend-cpu", "workload-frontend-cpu", "workload-sqs-worker-cpu"],
  ],
  ["PPP-148", ["nodes-memory", "workload-backend-memory", "workload-frontend-memory", "workload-sqs-worker-memory"]],
  ["PPP-149", ["edge-error-rate", "workload-backend-errors"]],
  ["PPP-55", ["queue-events-dead-letters"]],
])("%s alarms %j exist", (_, names) => {
  expect(names.filter((name) => !ALARMS.includes(`devops-ppp-dev-${name}`))).toEqual([]);
});

test("PPP-55 the first dead letter is an alarm", () => {
  expect(at("aws_cloudwatch_metric_alarm.alarms_queue-events-dead-letters")).toMatchObject({
    metric_name: "ApproximateNumberOfMessagesVisible",
    dimensions: { QueueName: at("aws_sqs_queue.queues_events_dead-letters").name },
    comparison_operator: "GreaterThanThreshold",
    threshold: 0,
  });
});

test("PPP-150 the configured address hears of alarms", () => {
  expect(of("aws_sns_topic_subscription").map(({ protocol, endpoint }) => [protocol, endpoint])).toEqual([
    ["email", "platform-alerts@example.com"],
  ]);
});
