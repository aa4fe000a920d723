import { reference } from "../support/infrastructure";
import { breaches, everyResource, everyStack, type Json } from "../support/stacks";

const TOPIC = JSON.stringify([reference("aws_sns_topic.alerts.arn")]);

test("PPP-136 PPP-173 every log group keeps its lines for 30 days", () => {
  expect(breaches(everyResource("aws_cloudwatch_log_group"), (group) => group.retention_in_days === 30)).toEqual([]);
});

test("PPP-136 every group that somebody writes to is a resource, as AWS makes one that never forgets", () => {
  for (const { blocks, text, kind } of everyStack()) {
    if (kind === "kubernetes") continue;
    const made = blocks
      .filter(({ type }) => type === "aws_cloudwatch_log_group")
      .map(({ arguments: { name } }) => name);
    const named = new Set(text.match(/\/aws\/(eks|rds|vpc|containerinsights)\/[\w/-]*\/[\w-]+/g));
    expect(named.size).toBeGreaterThan(5);
    expect([...named].filter((name) => !made.includes(name))).toEqual([]);
  }
});

test("PPP-150 every alarm tells the topic of its environment, and says what silence means", () => {
  const holds = (alarm: Json) =>
    JSON.stringify(alarm.alarm_actions) === TOPIC &&
    JSON.stringify(alarm.ok_actions) === TOPIC &&
    ["breaching", "notBreaching", "ignore", "missing"].includes(alarm.treat_missing_data) &&
    alarm.actions_enabled !== false;
  expect(breaches(everyResource("aws_cloudwatch_metric_alarm"), holds)).toEqual([]);
});

test("PPP-150 every alarm's text says what to do", () => {
  const holds = ({ alarm_description: text }: Json) =>
    text.length > 60 && text.length <= 1024 && /[.;] [A-Z]/.test(text);
  expect(breaches(everyResource("aws_cloudwatch_metric_alarm"), holds)).toEqual([]);
});

test("PPP-150 every topic has somebody who listens", () => {
  const heard = everyResource("aws_sns_topic_subscription").map(
    ({ stack, arguments: { topic_arn: arn } }) => `${stack} ${arn}`,
  );
  const topics = everyResource("aws_sns_topic").map(({ stack, address }) => `${stack} \${${address}.arn}`);
  expect([...new Set(heard)].sort()).toEqual(topics.sort());
});

test("every alarm that a dashboard shows exists", () => {
  for (const {
    stack,
    arguments: { dashboard_body: body },
  } of everyResource("aws_cloudwatch_dashboard")) {
    const shown: string[] = [...body.matchAll(/:alarm:([\w-]+)/g)].map(([, name]) => name);
    const made = everyResource("aws_cloudwatch_metric_alarm").filter((alarm) => alarm.stack === stack);
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter((name) => !made.some(({ arguments: alarm }) => alarm.alarm_name === name))).toEqual([]);
  }
});
