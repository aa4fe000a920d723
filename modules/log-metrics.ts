import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import { Construct } from "constructs";
import type { ResolvedObservability } from "../spec/observability-spec";
import type { ResolvedWorkload } from "../spec/workload-spec";
import type { LogGroups } from "./log-groups";
import type { Metric } from "./metric";

export interface LogMetricsProps {
  readonly observability: ResolvedObservability;
  readonly workloads: readonly ResolvedWorkload[];
  readonly logs: LogGroups;
}

/**
 * Errors in what a workload writes: JSON lines with a level by name, or by number as pino and bunyan write it (50 is
 * error, 60 fatal). A pattern is either for JSON or for text, and a second one for text would count the JSON lines twice;
 * a program that writes text is watched by its unavailable replicas and by the 5xx at the edge.
 */
const ERRORS =
  '{ ($.level = "error") || ($.level = "ERROR") || ($.level = "fatal") || ($.level = "FATAL") || ($.level >= 50) }';

/** Lines of the ingress controller's access log, which is JSON with `status` as a number; its other lines are text. */
const REQUESTS = "{ $.status = * }";
const SERVER_ERRORS = "{ $.status >= 500 }";

/** Counts errors of each workload, and requests and 5xx answers at the edge, in lines that are written anyway. */
export class LogMetrics extends Construct {
  constructor(scope: Construct, id: string, { observability, workloads, logs }: LogMetricsProps) {
    super(scope, id);
    count(this, "edge-requests", logs.edge, REQUESTS, requestMetric(observability));
    count(this, "edge-server-errors", logs.edge, SERVER_ERRORS, serverErrorMetric(observability));
    const ofWorkloads = new Construct(this, "workloads");
    for (const { name } of workloads) {
      count(ofWorkloads, name, logs.ofWorkload(name), ERRORS, errorMetric(observability, name));
    }
  }
}

/** Without dimensions, since only then may a filter say 0 for minutes in which other lines came. */
function count(scope: Construct, id: string, logGroupName: string, pattern: string, metric: Metric): void {
  new CloudwatchLogMetricFilter(scope, id, {
    name: metric.name,
    logGroupName,
    pattern,
    metricTransformation: {
      namespace: metric.namespace,
      name: metric.name,
      value: "1",
      defaultValue: "0",
      unit: "Count",
    },
  });
}

/** Error lines of a workload. */
export const errorMetric = (observability: ResolvedObservability, workload: string): Metric =>
  counted(observability, `${workload}-errors`);

/** Requests that reached the ingress controller. The dot keeps the name apart from every workload's. */
export const requestMetric = (observability: ResolvedObservability): Metric => counted(observability, "edge.requests");

/** Requests that the ingress controller answered with 500 to 599. */
export const serverErrorMetric = (observability: ResolvedObservability): Metric =>
  counted(observability, "edge.server-errors");

const counted = ({ metricNamespace }: ResolvedObservability, name: string): Metric => ({
  namespace: metricNamespace,
  name,
  statistic: "Sum",
});
