import { alarmAddress, alarmsIn, TOPIC_ARN } from "../support/alarms";
import { resolved } from "../support/platform";

const { addresses, at } = alarmsIn(resolved());
const prod = alarmsIn(resolved("prod"));

test("PPP-147 PPP-148 PPP-149 each workload, queue and database, the nodes and the edge have their alarms", () => {
  const workload = (name: string) =>
    ["cpu", "errors", "memory", "unavailable"].map((what) => `workload-${name}-${what}`);
  const ids = [
    "database-main-connections",
    "database-main-cpu",
    "database-main-storage",
    "edge-error-rate",
    "nodes-cpu",
    "nodes-disk",
    "nodes-failed",
    "nodes-memory",
    "nodes-unschedulable",
    "queue-events-age",
    "queue-events-dead-letters",
    "queue-events-depth",
    ...workload("backend"),
    ...workload("frontend"),
    ...workload("sqs-worker"),
  ];
  expect(addresses).toEqual(ids.map(alarmAddress));
});

test.each(addresses)("PPP-150 %s tells the topic when it fires and when all is well again", (address) => {
  expect(at(address)).toMatchObject({ alarm_actions: [TOPIC_ARN], ok_actions: [TOPIC_ARN] });
  expect(at(address)).not.toHaveProperty("actions_enabled");
});

test.each(addresses)("%s says what it means, what to do next and what silence means", (address) => {
  const { alarm_description, treat_missing_data } = at(address);
  expect(String(alarm_description)).toMatch(/^.{20,}\. .{20,}\.$/);
  expect(String(alarm_description).length).toBeLessThanOrEqual(1_024);
  expect(["breaching", "notBreaching", "ignore", "missing"]).toContain(treat_missing_data);
});

test("an alarm is named after platform, environment and what it watches, and no two have one name", () => {
  expect(at(alarmAddress("queue-events-depth")).alarm_name).toBe("devops-ppp-dev-queue-events-depth");
  const names = [...addresses.map((address) => at(address).alarm_name), ...namesIn(prod)];
  expect(new Set(names).size).toBe(names.length);
});

test("the longest keys still give names that CloudWatch accepts", () => {
  const platform = resolved();
  const [queue] = platform.queues;
  if (!queue) throw new Error("devops-ppp has a queue");
  const longest = alarmsIn({ ...platform, queues: [{ ...queue, key: "q".repeat(30) }] });
  for (const name of namesIn(longest)) expect(String(name).length).toBeLessThanOrEqual(255);
});

test("both environments have the same alarms at the same addresses", () => {
  expect(prod.addresses).toEqual(addresses);
});

function namesIn(alarms: ReturnType<typeof alarmsIn>): unknown[] {
  return alarms.addresses.map((address) => alarms.at(address).alarm_name);
}
