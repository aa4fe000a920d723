import { LogGroups } from "../../modules/log-groups";
import { errorMetric, LogMetrics, requestMetric, serverErrorMetric } from "../../modules/log-metrics";
import { infrastructure } from "../support/infrastructure";
import { resolved } from "../support/platform";

const platform = resolved();
const { at, addresses } = infrastructure(platform, (stack) => {
  const logs = new LogGroups(stack, "logs", platform);
  new LogMetrics(stack, "log-metrics", { ...platform, logs });
});
const filter = (id: string) => at(`aws_cloudwatch_log_metric_filter.log-metrics_${id}`);

test.each(["frontend", "backend", "sqs-worker"])(
  "PPP-142 errors of the %s are counted in its own group",
  (workload) => {
    expect(filter(`workloads_${workload}`)).toMatchObject({
      name: `${workload}-errors`,
      log_group_name: `\${aws_cloudwatch_log_group.logs_workloads_${workload}.name}`,
      metric_transformation: {
        namespace: "devops-ppp/dev",
        name: `${workload}-errors`,
        value: "1",
        default_value: "0",
        unit: "Count",
      },
    });
  },
);

test.each([
  ["PPP-141 requests", "edge-requests", "edge.requests"],
  ["PPP-142 5xx answers", "edge-server-errors", "edge.server-errors"],
])("%s are counted in the edge's group", (_, id, metric) => {
  expect(filter(id)).toMatchObject({
    log_group_name: expect.stringContaining("aws_cloudwatch_log_group.logs_edge.name"),
    metric_transformation: { namespace: "devops-ppp/dev", name: metric, value: "1", default_value: "0" },
  });
});

test("no filter has dimensions, which would take its default value away", () => {
  const filters = addresses.filter((address) => address.startsWith("aws_cloudwatch_log_metric_filter."));
  expect(filters).toHaveLength(5);
  for (const address of filters) expect(at(address).metric_transformation).not.toHaveProperty("dimensions");
});

test("no two metrics have one name, whatever the workload is called", () => {
  const { observability } = platform;
  const edge = [requestMetric(observability).name, serverErrorMetric(observability).name];
  for (const workload of ["edge", "edge-server", "server"]) {
    expect(edge).not.toContain(errorMetric(observability, workload).name);
  }
});

test.each([
  ['{"level":"error","msg":"x"}', true],
  ['{"level":"FATAL","msg":"x"}', true],
  ['{"level":50,"msg":"x"}', true],
  ['{"level":60,"msg":"x"}', true],
  ['{"level":40,"msg":"error"}', false],
  ['{"level":"info","msg":"error"}', false],
  ["Error: text", false],
])("%s counts as an error: %s", (line, counts) => {
  expect(matches(filter("workloads_backend").pattern, line)).toBe(counts);
});

test.each([
  ['{"status":200,"uri":"/"}', [true, false]],
  ['{"status":404,"uri":"/"}', [true, false]],
  ['{"status":500,"uri":"/"}', [true, true]],
  ['{"status":503,"uri":"/"}', [true, true]],
  ["2026/11/21 10:00:00 [notice] 1#1: start worker process 23", [false, false]],
])("of the edge, %s counts as request and as 5xx: %j", (line, counts) => {
  const patterns = [filter("edge-requests").pattern, filter("edge-server-errors").pattern];
  expect(patterns.map((pattern) => matches(pattern, line))).toEqual(counts);
});

/** CloudWatch's rules for the few forms used here: text equals exactly, numbers compare only with numbers. */
function matches(pattern: unknown, line: string): boolean {
  const fields = line.startsWith("{") ? JSON.parse(line) : {};
  const [, body] = /^\{ (.*) \}$/.exec(String(pattern)) ?? [];
  if (body === undefined) throw new Error(`not a JSON pattern: ${pattern}`);
  return body.split(" || ").some((term) => {
    const [, key = "", operator, value = ""] = /^\(?\$\.(\w+) (=|>=) ([^)]+)\)?$/.exec(term) ?? [];
    if (operator === undefined) throw new Error(`unknown term: ${term}`);
    const field = fields[key];
    if (value === "*") return field !== undefined;
    return operator === "=" ? field === JSON.parse(value) : typeof field === "number" && field >= Number(value);
  });
}
