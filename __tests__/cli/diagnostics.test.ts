import { type Diagnostic, readDiagnostics } from "../../cli/diagnostics";

const STACK = "shop-dev-infrastructure";
const madeBy = (path: string) => ({ "//": { metadata: { path: `${STACK}/${path}` } } });
const json = JSON.stringify({
  resource: {
    aws_sqs_queue: { events: { ...madeBy("events/Default"), lifecycle: {} } },
    aws_sns_topic: { events: madeBy("alarms/events") },
  },
  data: { aws_eks_cluster: { cluster: madeBy("cluster/Default") } },
  ephemeral: { aws_ssm_parameter: { events: madeBy("parameter") } },
  provider: { aws: [{ region: "us-east-1" }] },
});

function read(reported: object): Diagnostic | undefined {
  const diagnostic = { severity: "error", summary: "wrong", ...reported };
  return readDiagnostics(STACK, JSON.stringify({ diagnostics: [diagnostic] }), json)[0];
}
const at = (context: string) => ({ snippet: { context, code: "  }" } });

test.each([
  ["a resource", at("resource.aws_sqs_queue.events"), "events/Default"],
  ["a block inside a resource", at("resource.aws_sqs_queue.events.lifecycle"), "events/Default"],
  ["a resource of another type with that name", at("resource.aws_sns_topic.events"), "alarms/events"],
  ["a lookup", at("data.aws_eks_cluster.cluster"), "cluster/Default"],
  ["an ephemeral resource", at("ephemeral.aws_ssm_parameter.events"), "parameter"],
  ["an address without a snippet", { address: "aws_sqs_queue.events[0]" }, "events/Default"],
  ["a lookup's address without a snippet", { address: "data.aws_eks_cluster.cluster" }, "cluster/Default"],
])("finds the construct of %s", (_, reported, path) => {
  expect(read(reported)?.constructPath).toBe(`${STACK}/${path}`);
});

test.each([
  ["a provider", at("provider.aws[0]"), "provider.aws[0]"],
  ["a resource that the stack does not have", at("resource.aws_vpc.network"), "resource.aws_vpc.network"],
  ["the whole configuration", { snippet: { context: null, code: "{" } }, null],
  ["nothing", {}, null],
])("names no construct for %s", (_, reported, block) => {
  expect(read(reported)).toMatchObject({ constructPath: null, block });
});

test("keeps severity, words and place", () => {
  const reported = {
    severity: "warning",
    summary: "Deprecated",
    detail: "Use the other one.",
    range: { filename: "cdk.tf.json", start: { line: 31, column: 9, byte: 599 } },
    snippet: { context: "resource.aws_sqs_queue.events", code: '        "policy": "x"' },
  };
  expect(read(reported)).toEqual({
    severity: "warning",
    stack: STACK,
    constructPath: `${STACK}/events/Default`,
    block: "resource.aws_sqs_queue.events",
    summary: "Deprecated",
    detail: "Use the other one.",
    line: 31,
    code: '"policy": "x"',
  });
});

test("refuses what is not JSON", () => {
  expect(() => readDiagnostics(STACK, "Error: no plugins", json)).toThrow(SyntaxError);
});
