import { Dashboards } from "../../modules/dashboards";
import type { ResolvedPlatform } from "../../spec/resolve";
import { alarmsIn } from "../support/alarms";
import { infrastructure } from "../support/infrastructure";
import { resolved } from "../support/platform";

interface Drawn {
  readonly type: string;
  readonly width: number;
  readonly height: number;
  readonly properties: Readonly<Record<string, unknown>> & { readonly title: string };
}

const platform = resolved();
const application = widgetsOf(platform, "application");
const infrastructureWidgets = widgetsOf(platform, "infrastructure");
const queues = widgetsOf(platform, "queues");
const all = [...application, ...infrastructureWidgets, ...queues];

test.each([
  ["PPP-144", "application", "devops-ppp-dev-application"],
  ["PPP-145", "infrastructure", "devops-ppp-dev-infrastructure"],
  ["PPP-146", "queues", "devops-ppp-dev-sqs"],
])("%s there is a dashboard of the %s", (_, id, name) => {
  expect(dashboards(platform).at(`aws_cloudwatch_dashboard.dashboards_${id}`).dashboard_name).toBe(name);
});

test("every widget has its place on the grid and, where CloudWatch asks for one, the platform's region in words", () => {
  for (const { type, width, height, properties } of all) {
    expect([12, 24]).toContain(width);
    expect(height).toBeGreaterThan(0);
    if (type === "alarm") expect(properties).not.toHaveProperty("region");
    else expect(properties.region).toBe("us-east-1");
  }
});

test("PPP-139 PPP-140 the application's dashboard shows each workload's CPU and memory, with the alarm's threshold", () => {
  for (const [title, metric] of [
    ["CPU, percent of the limit", "pod_cpu_utilization_over_pod_limit"],
    ["Memory, percent of the limit", "pod_memory_utilization_over_pod_limit"],
  ] as const) {
    const { metrics, annotations } = titled(application, title).properties;
    const at = ["ContainerInsights", metric, "ClusterName", "devops-ppp-dev", "Namespace", "devops-ppp", "PodName"];
    expect(metrics).toEqual(
      ["frontend", "backend", "sqs-worker"].map((name) => [...at, name, { label: name, stat: "Average" }]),
    );
    expect(annotations).toEqual({ horizontal: [{ value: 80, label: "alarm" }] });
  }
});

test("PPP-141 the application's dashboard shows requests and 5xx", () => {
  expect(titled(application, "Requests and 5xx at the edge").properties.metrics).toEqual([
    ["devops-ppp/dev", "edge.requests", { label: "requests", stat: "Sum" }],
    ["devops-ppp/dev", "edge.server-errors", { label: "5xx", stat: "Sum" }],
  ]);
});

test("PPP-142 the application's dashboard shows the error rate that the alarm watches", () => {
  const { metrics, annotations } = titled(application, "Error rate at the edge, percent").properties;
  expect(metrics).toEqual([
    ["devops-ppp/dev", "edge.requests", { id: "requests", stat: "Sum", visible: false }],
    ["devops-ppp/dev", "edge.server-errors", { id: "errors", stat: "Sum", visible: false }],
    [
      {
        expression: "IF(requests >= 50, 100 * FILL(errors, 0) / requests, 0)",
        label: "5xx of all requests, percent",
        id: "result",
      },
    ],
  ]);
  expect(annotations).toEqual({ horizontal: [{ value: 5, label: "alarm" }] });
});

test("PPP-142 the application's dashboard lists the newest errors of all workloads", () => {
  expect(titled(application, "Newest errors").properties.query).toBe(
    "SOURCE '/aws/eks/devops-ppp-dev/frontend' | SOURCE '/aws/eks/devops-ppp-dev/backend' | " +
      "SOURCE '/aws/eks/devops-ppp-dev/sqs-worker' | fields @timestamp, @log, @message | " +
      'filter level in ["error", "ERROR", "fatal", "FATAL"] or level >= 50 | sort @timestamp desc | limit 50',
  );
});

test("PPP-139 PPP-140 PPP-145 the infrastructure's dashboard shows nodes and databases", () => {
  expect(titles(infrastructureWidgets)).toEqual([
    "Alarms of nodes and databases",
    "CPU of the nodes, percent",
    "Memory of the nodes, percent",
    "Disks of the nodes, percent",
    "Nodes, and pods without a node",
    "CPU of the databases, percent",
    "Free memory of the databases, bytes",
    "Free storage of the databases, bytes",
    "Connections to the databases",
  ]);
  // The identifier, not Terraform's id: with the id a graph never gets data.
  expect(titled(infrastructureWidgets, "CPU of the databases, percent").properties.metrics).toEqual([
    ["AWS/RDS", "CPUUtilization", "DBInstanceIdentifier", "devops-ppp-dev-main", { label: "main", stat: "Average" }],
  ]);
});

test("PPP-143 PPP-146 the queues' dashboard shows depth, age, dead letters and throughput", () => {
  expect(titles(queues)).toEqual([
    "Alarms of the queues",
    "Messages waiting",
    "Age of the oldest message, seconds",
    "Messages in work",
    "Dead letters",
    "Messages sent",
    "Messages done",
  ]);
  const metric = ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName"];
  expect(titled(queues, "Messages waiting").properties.metrics).toEqual([
    [...metric, "devops-ppp-dev-events", { label: "events", stat: "Average" }],
  ]);
  expect(titled(queues, "Dead letters").properties.metrics).toEqual([
    [...metric, "devops-ppp-dev-events-dead-letters", { label: "events", stat: "Maximum" }],
  ]);
});

test("the three dashboards show the state of every alarm, once", () => {
  const alarms = alarmsIn(platform);
  const made = alarms.addresses.map(
    (address) => `arn:aws:cloudwatch:us-east-1:111122223333:alarm:${alarms.at(address).alarm_name}`,
  );
  const shown = all.filter(({ type }) => type === "alarm").flatMap(({ properties }) => properties.alarms);
  expect(shown.sort()).toEqual(made.sort());
});

test("a platform without queues has an empty dashboard of them, not one with empty widgets", () => {
  expect(widgetsOf({ ...platform, queues: [] }, "queues")).toEqual([]);
});

test("no widget of a platform with 120 workloads takes more than 50 of anything", () => {
  const [some] = platform.workloads;
  if (!some) throw new Error("devops-ppp has workloads");
  const workloads = Array.from({ length: 120 }, (_, index) => ({
    ...some,
    name: `w${index}`,
    logGroup: `/w/${index}`,
  }));
  const widgets = widgetsOf({ ...platform, workloads }, "application");
  expect(widgets.length).toBeLessThan(500);
  for (const { properties } of widgets) {
    const sources = String(properties.query ?? "").match(/SOURCE/g) ?? [];
    for (const list of [properties.metrics, properties.alarms, sources]) {
      expect(((list ?? []) as unknown[]).length).toBeLessThanOrEqual(50);
    }
  }
  const queries = widgets.filter(({ type }) => type === "log").map(({ properties }) => String(properties.query));
  for (const { logGroup } of workloads) {
    expect(queries.filter((query) => query.includes(`SOURCE '${logGroup}' `))).toHaveLength(1);
  }
});

function dashboards(of: ResolvedPlatform) {
  return infrastructure(of, (stack) => {
    new Dashboards(stack, "dashboards", { platform: of });
  });
}

function widgetsOf(of: ResolvedPlatform, id: string): Drawn[] {
  const { dashboard_body } = dashboards(of).at(`aws_cloudwatch_dashboard.dashboards_${id}`);
  return JSON.parse(String(dashboard_body)).widgets;
}

function titled(widgets: readonly Drawn[], title: string): Drawn {
  const found = widgets.find(({ properties }) => properties.title === title);
  if (!found) throw new Error(`no widget ${title}`);
  return found;
}

function titles(widgets: readonly Drawn[]): string[] {
  return widgets.map(({ properties }) => properties.title);
}
