import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { Construct } from "constructs";
import type { ResolvedPlatform } from "../spec/resolve";
import { type AlarmDefinition, alarmArn } from "./alarm";
import { alarmStates, expressionGraph, graph, type Line, newestLines, type Widget } from "./dashboard-widgets";
import { databaseAlarms } from "./database-alarms";
import { edgeAlarms, errorRate } from "./edge-alarms";
import { errorMetric, requestMetric, serverErrorMetric } from "./log-metrics";
import { controlPlaneMetric, databaseMetric, type Metric, nodeMetric, queueMetric, workloadMetric } from "./metric";
import { nodeAlarms } from "./node-alarms";
import { queueAlarms } from "./queue-alarms";
import { workloadAlarms } from "./workload-alarms";

/** A Logs Insights query reads 50 groups at most (CloudWatch Logs quotas), and a graph of more lines tells nobody anything. */
const MOST_IN_A_WIDGET = 50;

/** Lines that the error filters count, in the language of Logs Insights. */
const ERRORS = 'level in ["error", "ERROR", "fatal", "FATAL"] or level >= 50';

/** Three dashboards: what users and workloads meet, what it runs on, and the queues. */
export class Dashboards extends Construct {
  constructor(scope: Construct, id: string, { platform }: { readonly platform: ResolvedPlatform }) {
    super(scope, id);
    const { dashboards } = platform.observability;
    addDashboard(this, "application", dashboards.application, applicationWidgets(platform));
    addDashboard(this, "infrastructure", dashboards.infrastructure, infrastructureWidgets(platform));
    addDashboard(this, "queues", dashboards.queues, queueWidgets(platform));
  }
}

function addDashboard(scope: Construct, id: string, dashboardName: string, widgets: readonly Widget[]): void {
  new CloudwatchDashboard(scope, id, { dashboardName, dashboardBody: JSON.stringify({ widgets }) });
}

function applicationWidgets(platform: ResolvedPlatform): Widget[] {
  const { cluster, namespace, observability, workloads } = platform;
  const { region } = platform.place;
  const { cpuPercent, memoryPercent, errorPercent, errorLogsPerFiveMinutes } = observability.thresholds;
  const lines = (metric: (workload: string) => Metric): Line[] =>
    workloads.map(({ name }) => ({ label: name, metric: metric(name) }));
  const insights = (name: string, statistic: Metric["statistic"]) =>
    lines((workload) => workloadMetric(name, statistic, { clusterName: cluster.name, namespace, workload }));
  return [
    ...states(platform, "Alarms of the application", [
      ...edgeAlarms(observability),
      ...workloads.flatMap((workload) => workloadAlarms(platform, workload)),
    ]),
    graph(region, "Requests and 5xx at the edge", [
      { label: "requests", metric: requestMetric(observability) },
      { label: "5xx", metric: serverErrorMetric(observability) },
    ]),
    expressionGraph(region, "Error rate at the edge, percent", errorRate(observability), errorPercent),
    ...graphs(
      region,
      "CPU, percent of the limit",
      insights("pod_cpu_utilization_over_pod_limit", "Average"),
      cpuPercent,
    ),
    ...graphs(
      region,
      "Memory, percent of the limit",
      insights("pod_memory_utilization_over_pod_limit", "Average"),
      memoryPercent,
    ),
    ...graphs(region, "Replicas available", insights("status_replicas_available", "Average")),
    ...graphs(
      region,
      "Errors logged",
      lines((workload) => errorMetric(observability, workload)),
      errorLogsPerFiveMinutes,
    ),
    ...chunks(workloads.map(({ logGroup }) => logGroup)).map((groups) =>
      newestLines(region, "Newest errors", groups, ERRORS),
    ),
  ];
}

function infrastructureWidgets(platform: ResolvedPlatform): Widget[] {
  const { cluster, databases, observability } = platform;
  const { region } = platform.place;
  const { nodeCpuPercent, nodeMemoryPercent, databaseCpuPercent } = observability.thresholds;
  const nodes = (label: string, name: string, statistic: Metric["statistic"]): Line => ({
    label,
    metric: nodeMetric(name, statistic, cluster.name),
  });
  const pending = controlPlaneMetric("scheduler_pending_pods_UNSCHEDULABLE", "Maximum", cluster.name);
  const database = (name: string, statistic: Metric["statistic"]): Line[] =>
    databases.map(({ key, identifier }) => ({ label: key, metric: databaseMetric(name, statistic, identifier) }));
  return [
    ...states(platform, "Alarms of nodes and databases", [
      ...nodeAlarms(platform),
      ...databases.flatMap((each) => databaseAlarms(observability, each)),
    ]),
    graph(region, "CPU of the nodes, percent", [nodes("average", "node_cpu_utilization", "Average")], nodeCpuPercent),
    graph(
      region,
      "Memory of the nodes, percent",
      [nodes("average", "node_memory_utilization", "Average")],
      nodeMemoryPercent,
    ),
    graph(region, "Disks of the nodes, percent", [nodes("fullest", "node_filesystem_utilization", "Maximum")]),
    graph(region, "Nodes, and pods without a node", [
      nodes("nodes", "cluster_node_count", "Average"),
      nodes("failed nodes", "cluster_failed_node_count", "Maximum"),
      { label: "pods without a node", metric: pending },
    ]),
    ...graphs(region, "CPU of the databases, percent", database("CPUUtilization", "Average"), databaseCpuPercent),
    ...graphs(region, "Free memory of the databases, bytes", database("FreeableMemory", "Average")),
    ...graphs(region, "Free storage of the databases, bytes", database("FreeStorageSpace", "Average")),
    ...graphs(region, "Connections to the databases", database("DatabaseConnections", "Maximum")),
  ];
}

function queueWidgets(platform: ResolvedPlatform): Widget[] {
  const { observability, queues } = platform;
  const { region } = platform.place;
  const { queueDepth, oldestMessageSeconds } = observability.thresholds;
  const lines = (name: string, statistic: Metric["statistic"]): Line[] =>
    queues.map((queue) => ({ label: queue.key, metric: queueMetric(name, statistic, queue.name) }));
  const deadLetters = queues.map(({ key, deadLetters: { name } }) => ({
    label: key,
    metric: queueMetric("ApproximateNumberOfMessagesVisible", "Maximum", name),
  }));
  return [
    ...states(
      platform,
      "Alarms of the queues",
      queues.flatMap((queue) => queueAlarms(observability, queue)),
    ),
    ...graphs(region, "Messages waiting", lines("ApproximateNumberOfMessagesVisible", "Average"), queueDepth),
    ...graphs(
      region,
      "Age of the oldest message, seconds",
      lines("ApproximateAgeOfOldestMessage", "Maximum"),
      oldestMessageSeconds,
    ),
    ...graphs(region, "Messages in work", lines("ApproximateNumberOfMessagesNotVisible", "Average")),
    ...graphs(region, "Dead letters", deadLetters),
    ...graphs(region, "Messages sent", lines("NumberOfMessagesSent", "Sum")),
    ...graphs(region, "Messages done", lines("NumberOfMessagesDeleted", "Sum")),
  ];
}

const states = ({ observability }: ResolvedPlatform, title: string, alarms: readonly AlarmDefinition[]): Widget[] =>
  chunks(alarms.map((alarm) => alarmArn(observability, alarm))).map((arns) => alarmStates(title, arns));

const graphs = (region: string, title: string, lines: readonly Line[], threshold?: number): Widget[] =>
  chunks(lines).map((some) => graph(region, title, some, threshold));

/** In pieces that one widget takes; none of nothing, since CloudWatch refuses an empty widget. */
const chunks = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / MOST_IN_A_WIDGET) }, (_, index) =>
    all.slice(index * MOST_IN_A_WIDGET, (index + 1) * MOST_IN_A_WIDGET),
  );
