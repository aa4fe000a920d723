import type { ResolvedObservability } from "../spec/observability-spec";
import type { AlarmDefinition } from "./alarm";
import { requestMetric, serverErrorMetric } from "./log-metrics";
import type { Expression } from "./metric";

/** With fewer requests in a period, a single failure would be an alarming share: the rate then counts as 0. */
const FEWEST_REQUESTS = 50;

/** Share of the requests at the edge that end in 5xx, in percent. */
export const errorRate = (observability: ResolvedObservability): Expression => ({
  expression: `IF(requests >= ${FEWEST_REQUESTS}, 100 * FILL(errors, 0) / requests, 0)`,
  label: "5xx of all requests, percent",
  metrics: { requests: requestMetric(observability), errors: serverErrorMetric(observability) },
});

/** Alarms on what users meet: requests that fail at the edge. */
export function edgeAlarms(observability: ResolvedObservability): readonly AlarmDefinition[] {
  const { errorPercent } = observability.thresholds;
  return [
    {
      id: "edge-error-rate",
      description:
        `More than ${errorPercent} % of the requests of five minutes ended in 5xx. ` +
        `Find the route in ${observability.logGroups.edge}, then the workload behind it on the application dashboard.`,
      signal: errorRate(observability),
      fires: "above",
      threshold: errorPercent,
      periodSeconds: 300,
      periods: 1,
      // No line in the access log is no request, so none that failed.
      missingData: "notBreaching",
    },
  ];
}
