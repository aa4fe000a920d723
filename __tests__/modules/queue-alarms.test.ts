import { alarmAddress, alarmsIn } from "../support/alarms";
import { resolved } from "../support/platform";

const { at } = alarmsIn(resolved());
const always = { namespace: "AWS/SQS", comparison_operator: "GreaterThanThreshold", period: 300 };

test("PPP-143 more than a thousand messages that wait for 15 minutes raise an alarm", () => {
  expect(at(alarmAddress("queue-events-depth"))).toMatchObject({
    ...always,
    metric_name: "ApproximateNumberOfMessagesVisible",
    statistic: "Average",
    dimensions: { QueueName: "devops-ppp-dev-events" },
    threshold: 1_000,
    evaluation_periods: 3,
  });
});

test("a message that waits for more than 15 minutes raises an alarm", () => {
  expect(at(alarmAddress("queue-events-age"))).toMatchObject({
    ...always,
    metric_name: "ApproximateAgeOfOldestMessage",
    statistic: "Maximum",
    dimensions: { QueueName: "devops-ppp-dev-events" },
    threshold: 900,
    evaluation_periods: 1,
  });
});

test("PPP-55 the first dead letter raises an alarm that says after how many attempts", () => {
  const alarm = at(alarmAddress("queue-events-dead-letters"));
  expect(alarm).toMatchObject({
    ...always,
    metric_name: "ApproximateNumberOfMessagesVisible",
    statistic: "Maximum",
    dimensions: { QueueName: "devops-ppp-dev-events-dead-letters" },
    threshold: 0,
    evaluation_periods: 1,
  });
  expect(alarm.alarm_description).toContain("failed 5 times");
});

test.each(["depth", "age", "dead-letters"])("an idle queue, of which SQS says nothing, is well: %s", (what) => {
  expect(at(alarmAddress(`queue-events-${what}`)).treat_missing_data).toBe("notBreaching");
});

test("an operator's thresholds are taken", () => {
  const thresholds = { queueDepth: 50, oldestMessageSeconds: 60 };
  const alarms = alarmsIn(resolved("dev", { observability: { thresholds } }));
  const threshold = (what: string) => alarms.at(alarmAddress(`queue-events-${what}`)).threshold;
  expect([threshold("depth"), threshold("age")]).toEqual([50, 60]);
});
