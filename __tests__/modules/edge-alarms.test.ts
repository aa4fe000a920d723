import { alarmAddress, alarmsIn } from "../support/alarms";
import { resolved } from "../support/platform";

const address = alarmAddress("edge-error-rate");
const alarm = alarmsIn(resolved()).at(address);

test("PPP-142 PPP-149 more than 5 % of five minutes' requests ending in 5xx raise an alarm", () => {
  expect(alarm).toMatchObject({
    comparison_operator: "GreaterThanThreshold",
    threshold: 5,
    evaluation_periods: 1,
    metric_query: [
      {
        id: "requests",
        metric: { namespace: "devops-ppp/dev", metric_name: "edge.requests", stat: "Sum", period: 300 },
        return_data: false,
      },
      {
        id: "errors",
        metric: { namespace: "devops-ppp/dev", metric_name: "edge.server-errors", stat: "Sum", period: 300 },
        return_data: false,
      },
      { id: "result", return_data: true },
    ],
  });
  for (const key of ["metric_name", "namespace", "period", "statistic"]) expect(alarm).not.toHaveProperty(key);
});

test("a single failure among few requests at night raises no alarm, nor does an hour without requests", () => {
  expect(alarm.metric_query).toContainEqual(
    expect.objectContaining({ expression: "IF(requests >= 50, 100 * FILL(errors, 0) / requests, 0)" }),
  );
  expect(alarm.treat_missing_data).toBe("notBreaching");
});

test("an operator's threshold is taken", () => {
  const strict = resolved("dev", { observability: { thresholds: { errorPercent: 1 } } });
  expect(alarmsIn(strict).at(address).threshold).toBe(1);
});
