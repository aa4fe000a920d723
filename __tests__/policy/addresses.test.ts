import { expectGolden } from "../support/golden";
import { type Block, everyStack, stackOf } from "../support/stacks";

const ADVICE = [
  "A line that went and one that came are a resource destroyed and another made. If it is the same thing under a new",
  "address, add a moved block; write what operators will see in CHANGELOG.md under Addresses; then copy the text below.",
].join("\n");

test("the addresses of both stacks of dev are those that operators have in their states", () => {
  const lines = (["infrastructure", "kubernetes"] as const).flatMap((kind) =>
    addresses(stackOf("dev", kind).blocks, kind),
  );
  expectGolden("addresses.txt", lines, ADVICE);
});

test("prod has dev's addresses, and in the infrastructure those of flow logs", () => {
  const more = (kind: "infrastructure" | "kubernetes") => {
    const dev = addresses(stackOf("dev", kind).blocks, kind);
    const prod = addresses(stackOf("prod", kind).blocks, kind);
    expect(dev.filter((address) => !prod.includes(address))).toEqual([]);
    return prod.filter((address) => !dev.includes(address));
  };
  expect(more("infrastructure")).toEqual([
    "infrastructure aws_cloudwatch_log_group.network_flow-logs_logs",
    "infrastructure aws_flow_log.network_flow-logs",
    "infrastructure aws_iam_role.network_flow-logs_role",
    "infrastructure aws_iam_role_policy.network_flow-logs_write",
  ]);
  expect(more("kubernetes")).toEqual([]);
});

test("no address names an environment, a region or an account", () => {
  const all = everyStack().flatMap(({ blocks }) => blocks.map(({ address }) => address));
  expect(all.length).toBeGreaterThan(300);
  expect(all.filter((address) => /\b(dev|prod)\b|us-east-1|\d{12}/.test(address))).toEqual([]);
});

const addresses = (blocks: readonly Block[], kind: string): string[] =>
  blocks.map(({ address }) => `${kind} ${address}`).sort();
