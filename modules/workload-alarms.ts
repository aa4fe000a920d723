import type { ResolvedPlatform } from "../spec/resolve";
import type { ResolvedWorkload } from "../spec/workload-spec";
import type { AlarmDefinition } from "./alarm";
import { errorMetric } from "./log-metrics";
import { workloadMetric } from "./metric";

/** Alarms on one workload: CPU and memory against their limits, errors in its log, replicas that do not come up. */
export function workloadAlarms(platform: ResolvedPlatform, { name }: ResolvedWorkload): readonly AlarmDefinition[] {
  const { cluster, namespace, observability } = platform;
  const { cpuPercent, memoryPercent, errorLogsPerFiveMinutes } = observability.thresholds;
  const at = { clusterName: cluster.name, namespace, workload: name };
  return [
    {
      id: `workload-${name}-cpu`,
      description:
        `Pods of ${name} use more than ${cpuPercent} % of their CPU limit for 15 minutes. ` +
        "See whether traffic or one request is to blame; raise scaling.max or size.cpuMilli.",
      signal: workloadMetric("pod_cpu_utilization_over_pod_limit", "Average", at),
      fires: "above",
      threshold: cpuPercent,
      periodSeconds: 300,
      periods: 3,
      // At least one pod always runs, so silence is a broken agent: neither well nor ill.
      missingData: "missing",
    },
    {
      id: `workload-${name}-memory`,
      description:
        `Pods of ${name} use more than ${memoryPercent} % of their memory limit for 15 minutes and are killed at 100 %. ` +
        "Look for a leak; raise size.memoryMiB.",
      signal: workloadMetric("pod_memory_utilization_over_pod_limit", "Average", at),
      fires: "above",
      threshold: memoryPercent,
      periodSeconds: 300,
      periods: 3,
      // As for CPU.
      missingData: "missing",
    },
    {
      id: `workload-${name}-errors`,
      description:
        `${name} logged more than ${errorLogsPerFiveMinutes} errors in five minutes. ` +
        "Read them on the application dashboard; if they began with a release, release the image before it.",
      signal: errorMetric(observability, name),
      fires: "above",
      threshold: errorLogsPerFiveMinutes,
      periodSeconds: 300,
      periods: 1,
      // The filter counts lines as they come: a program that writes nothing has logged no error.
      missingData: "notBreaching",
    },
    {
      id: `workload-${name}-unavailable`,
      description:
        `Replicas of ${name} are unavailable for 15 minutes: they crash, cannot be scheduled or fail their probe. ` +
        `Ask kubectl describe pods -n ${namespace} -l app.kubernetes.io/name=${name}.`,
      // The greatest of each period, since a crashing pod is available for moments in between.
      signal: workloadMetric("status_replicas_unavailable", "Maximum", at),
      fires: "above",
      threshold: 0,
      periodSeconds: 300,
      periods: 3,
      // As for CPU.
      missingData: "missing",
    },
  ];
}
