import { LogGroups } from "../../modules/log-groups";
import type { ResolvedPlatform } from "../../spec/resolve";
import { infrastructure } from "../support/infrastructure";
import { resolved } from "../support/platform";

const { at, addresses } = logGroups(resolved());
const name = (id: string) => at(`aws_cloudwatch_log_group.logs_${id}`).name;

test("PPP-132 the application as a whole has a group", () => {
  expect(name("app")).toBe("/aws/eks/devops-ppp-dev/app");
});

test.each([
  ["PPP-133", "backend"],
  ["PPP-134", "frontend"],
  ["PPP-135", "sqs-worker"],
])("%s the %s has a group of its own", (_, workload) => {
  expect(name(`workloads_${workload}`)).toBe(`/aws/eks/devops-ppp-dev/${workload}`);
});

test("edge, system and Container Insights have theirs, the last under the name that its agent knows", () => {
  expect(name("edge")).toBe("/aws/eks/devops-ppp-dev/edge");
  expect(name("system")).toBe("/aws/eks/devops-ppp-dev/system");
  expect(name("performance")).toBe("/aws/containerinsights/devops-ppp-dev/performance");
});

test("PPP-136 PPP-173 every group keeps its lines for 30 days, or as long as the operator says", () => {
  expect(addresses).toHaveLength(7);
  for (const address of addresses) expect(at(address).retention_in_days).toBe(30);
  const longer = logGroups(resolved("prod", { observability: { retentionDays: 90 } }));
  for (const address of longer.addresses) expect(longer.at(address).retention_in_days).toBe(90);
});

test("whoever waits for the groups waits for each of them", () => {
  const platform = resolved();
  let count = 0;
  infrastructure(platform, (stack) => {
    count = new LogGroups(stack, "logs", platform).dependables.length;
  });
  expect(count).toBe(addresses.length);
});

test("asking for the group of a workload that has none is a bug that says so", () => {
  const platform = resolved();
  expect(() =>
    infrastructure(platform, (stack) => {
      new LogGroups(stack, "logs", platform).ofWorkload("nobody");
    }),
  ).toThrow("no log group was made for the workload nobody");
});

function logGroups(platform: ResolvedPlatform) {
  return infrastructure(platform, (stack) => {
    new LogGroups(stack, "logs", platform);
  });
}
