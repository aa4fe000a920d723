/** One CloudWatch metric and how its data points within a period become one. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  /** Exactly a set that is published, or none: CloudWatch never adds up over dimensions that are left out. */
  readonly dimensions?: Readonly<Record<string, string>>;
  readonly statistic: "Average" | "Maximum" | "Sum";
}

/** A value computed from metrics by CloudWatch's metric math. */
export interface Expression {
  readonly expression: string;
  readonly label: string;
  /** The metrics by the names that they have in the expression: a lower case letter first. */
  readonly metrics: Readonly<Record<string, Metric>>;
}

type Statistic = Metric["statistic"];

interface Workplace {
  readonly clusterName: string;
  readonly namespace: string;
  readonly workload: string;
}

/** Container Insights on a workload's pods together. Its `PodName` is the name of the Deployment, not of a pod. */
export const workloadMetric = (name: string, statistic: Statistic, at: Workplace): Metric => ({
  namespace: "ContainerInsights",
  name,
  dimensions: { ClusterName: at.clusterName, Namespace: at.namespace, PodName: at.workload },
  statistic,
});

/** Container Insights on all nodes of a cluster together. */
export const nodeMetric = (name: string, statistic: Statistic, clusterName: string): Metric => ({
  namespace: "ContainerInsights",
  name,
  dimensions: { ClusterName: clusterName },
  statistic,
});

/** What EKS says of its control plane, free of charge. */
export const controlPlaneMetric = (name: string, statistic: Statistic, clusterName: string): Metric => ({
  namespace: "AWS/EKS",
  name,
  dimensions: { ClusterName: clusterName },
  statistic,
});

export const queueMetric = (name: string, statistic: Statistic, queueName: string): Metric => ({
  namespace: "AWS/SQS",
  name,
  dimensions: { QueueName: queueName },
  statistic,
});

/** `identifier` is the name that the platform gave the database; Terraform's `id` of it is another and never has data. */
export const databaseMetric = (name: string, statistic: Statistic, identifier: string): Metric => ({
  namespace: "AWS/RDS",
  name,
  dimensions: { DBInstanceIdentifier: identifier },
  statistic,
});
