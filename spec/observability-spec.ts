import { z } from "zod";
import { arn, nameOf, type Place } from "./names";

/** Days that CloudWatch Logs accepts (API PutRetentionPolicy). */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const percent = (description: string, by: number) =>
  z.int().min(1).max(100).default(by).meta({ description, unit: "percent", changes: "in place" });
const count = (description: string, unit: string, by: number) =>
  z.int().min(1).max(1_000_000).default(by).meta({ description, unit, changes: "in place" });

const thresholdsSpec = z.strictObject({
  cpuPercent: percent("alarm when a workload's pods use more of their CPU limit", 80),
  memoryPercent: percent("alarm when a workload's pods use more of their memory limit", 80),
  nodeCpuPercent: percent("alarm when the nodes use more of their CPU", 80),
  nodeMemoryPercent: percent("alarm when the nodes use more of their memory", 80),
  errorPercent: percent("alarm when more of the requests at the edge end in 5xx", 5),
  errorLogsPerFiveMinutes: count("alarm when a workload logs more errors in five minutes", "log lines", 10),
  queueDepth: count("alarm when more messages wait in a queue", "messages", 1_000),
  oldestMessageSeconds: count("alarm when the oldest message waits longer", "seconds", 900),
  databaseCpuPercent: percent("alarm when a database uses more of its CPU", 80),
  databaseFreeStoragePercent: percent("alarm when less of a database's storage is free", 15),
  databaseConnectionsPercent: percent("alarm when more of a database's connections are taken", 80),
});

/** What an operator may say of logs, metrics and alarms. */
export const observabilitySpec = z.strictObject({
  retentionDays: z
    .int()
    .refine((days) => RETENTION_DAYS.includes(days))
    .default(30)
    .meta({
      description: "how long log lines are kept",
      unit: "days",
      changes: "in place",
      rule: `must be one of ${RETENTION_DAYS.join(", ")} days`,
    }),
  alertEmails: z.array(z.email()).default([]).meta({
    description: "who is told when an alarm fires; each address must confirm the subscription once",
    changes: "in place",
    rule: "must be an e-mail address",
  }),
  thresholds: thresholdsSpec.prefault({}),
});
export interface ObservabilitySpec extends z.infer<typeof observabilitySpec> {}

/** Where logs go and who hears of alarms, in one environment. */
export interface ResolvedObservability extends ObservabilitySpec {
  readonly topicName: string;
  readonly topicArn: string;
  readonly topicKeyAlias: string;
  /** CloudWatch namespace of the metrics made from log lines. */
  readonly metricNamespace: string;
  readonly logGroups: {
    /** Lines of the platform's own namespace that belong to no workload. */
    readonly app: string;
    /** Access log of the ingress controller. */
    readonly edge: string;
    /** System components: kube-system, controllers. */
    readonly system: string;
    /** Container Insights' performance events. */
    readonly performance: string;
  };
  readonly alarms: {
    /** An alarm's name is this, a dash and the words that tell it from its neighbours. */
    readonly namePrefix: string;
    /** An alarm's ARN is this and its name. */
    readonly arnPrefix: string;
  };
  readonly dashboards: { readonly application: string; readonly infrastructure: string; readonly queues: string };
}

export function resolveObservability(
  place: Place,
  spec: ObservabilitySpec,
  clusterName: string,
): ResolvedObservability {
  const topicName = nameOf(place, "topic", "alerts");
  return {
    ...spec,
    topicName,
    topicArn: arn(place, "sns", topicName),
    topicKeyAlias: `alias/${nameOf(place, "keyAlias", "alerts")}`,
    metricNamespace: `${place.platform}/${place.environment}`,
    logGroups: {
      app: `/aws/eks/${clusterName}/app`,
      edge: `/aws/eks/${clusterName}/edge`,
      system: `/aws/eks/${clusterName}/system`,
      performance: `/aws/containerinsights/${clusterName}/performance`,
    },
    alarms: { namePrefix: nameOf(place, "alarm"), arnPrefix: arn(place, "cloudwatch", "alarm:") },
    dashboards: {
      application: nameOf(place, "dashboard", "application"),
      infrastructure: nameOf(place, "dashboard", "infrastructure"),
      queues: nameOf(place, "dashboard", "sqs"),
    },
  };
}
