import { App } from "cdktf";
import type { PlatformInput } from "../../spec/platform-spec";
import { buildPlatform } from "../../stacks/build-platform";
import { type EditableDefinition, edited, load } from "../support/platform";
import { type StackJson, synth } from "../support/synth";

const before = stacksOf(edited(() => {}));

describe("a fourth workload is one entry", () => {
  const after = stacksOf(
    edited((d) => {
      d.workloads.reports = {
        kind: "api",
        image: "backend",
        port: 3000,
        routes: ["/reports"],
        size: { cpuMilli: [50, 100], memoryMiB: [64, 128] },
        scaling: { min: 1, max: 2 },
        uses: { "databases.main": "read-write" },
      };
    }),
  );

  test("it runs, is reached, scales and is watched", () => {
    expect(added(after, "kubernetes")).toEqual([
      "kubernetes_deployment_v1.workloads_reports",
      "kubernetes_horizontal_pod_autoscaler_v2.workloads_reports_autoscaling",
      "kubernetes_network_policy_v1.workloads_reports_network-policy",
      "kubernetes_service_account_v1.workloads_reports_service-account",
      "kubernetes_service_v1.workloads_reports_service",
    ]);
    const watched = added(after, "infrastructure");
    expect(watched).toContain("aws_cloudwatch_log_group.logs_workloads_reports");
    expect(watched).toContain("aws_cloudwatch_metric_alarm.alarms_workload-reports-cpu");
  });

  test("nothing of what was there goes or gets another address", () => {
    expect([...removed(after, "kubernetes"), ...removed(after, "infrastructure")]).toEqual([]);
  });
});

describe("a second queue with a consumer is two entries", () => {
  const after = stacksOf(
    edited((d) => {
      d.queues.invoices = {};
      d.workloads["invoice-worker"] = {
        kind: "worker",
        image: "backend",
        command: ["node", "dist/invoices.js"],
        size: { cpuMilli: [50, 100], memoryMiB: [64, 128] },
        scaling: { min: 1, max: 2 },
        uses: { "queues.invoices": "consume" },
      };
    }),
  );

  test("the queue comes with its dead letters, its alarms and a role for its consumer alone", () => {
    const found = added(after, "infrastructure");
    expect(found).toEqual(
      expect.arrayContaining([
        "aws_sqs_queue.queues_invoices",
        "aws_sqs_queue.queues_invoices_dead-letters",
        "aws_cloudwatch_metric_alarm.alarms_queue-invoices-dead-letters",
        "aws_iam_role.workloads_invoice-worker",
      ]),
    );
    const policies = Object.entries(resources(after, "infrastructure")).filter(
      ([address]) => address.startsWith("aws_iam_role_policy.") && address.includes("invoice-worker"),
    );
    expect(policies.flatMap(([, { policy }]) => JSON.parse(String(policy)).Statement[0].Resource)).toEqual([
      "arn:aws:sqs:us-east-1:111122223333:devops-ppp-dev-invoices",
    ]);
  });

  test("the consumer gets the queue's URL by the variable that follows from its name", () => {
    const config = resources(after, "kubernetes")["kubernetes_config_map_v1.config"];
    expect(config?.data).toMatchObject({
      INVOICES_QUEUE_URL: "https://sqs.us-east-1.amazonaws.com/111122223333/devops-ppp-dev-invoices",
    });
  });

  test("pods that do not read the new setting keep running", () => {
    const address = "kubernetes_deployment_v1.workloads_backend";
    const annotations = (stacks: Stacks) =>
      JSON.stringify(resources(stacks, "kubernetes")[address]).match(/"checksum\/config":"\w+"/)?.[0];
    expect(annotations(after)).toBe(annotations(before));
    expect(annotations(after)).toBeDefined();
  });

  test("nothing of what was there goes or gets another address", () => {
    expect([...removed(after, "kubernetes"), ...removed(after, "infrastructure")]).toEqual([]);
  });
});

test("a third environment is one entry, with the same addresses as its profile's neighbour", () => {
  const after = stacksOf(
    edited((d: EditableDefinition) => {
      d.environments.test = {
        profile: "dev",
        accountId: "777788889999",
        adminRoles: ["platform-admin"],
        state: { bucket: "devops-ppp-test-terraform-state" },
      };
    }),
  );
  for (const layer of ["infrastructure", "kubernetes"] as const) {
    expect(Object.keys(resources(after, layer, "test"))).toEqual(Object.keys(resources(after, layer, "dev")));
  }
  expect(after["devops-ppp-test-infrastructure"]?.provider?.aws?.[0]).toMatchObject({
    allowed_account_ids: ["777788889999"],
  });
});

test("a database that is resized keeps every address", () => {
  const after = stacksOf(
    edited((d) => {
      d.databases.main.instanceClass = "db.t3.small";
    }),
  );
  expect(Object.keys(resources(after, "infrastructure"))).toEqual(Object.keys(resources(before, "infrastructure")));
});

test("a workload that is removed takes its own things and nothing else", () => {
  const after = stacksOf(
    edited((d) => {
      delete d.workloads.frontend;
    }),
  );
  expect(added(after, "kubernetes")).toEqual([]);
  expect(removed(after, "kubernetes").every((address) => address.includes("workloads_frontend"))).toBe(true);
});

type Stacks = Record<string, StackJson & { readonly provider?: Record<string, Record<string, unknown>[]> }>;

function stacksOf(definition: PlatformInput): Stacks {
  return synth((outdir) => {
    const app = new App({ outdir });
    for (const platform of load(definition)) buildPlatform(app, platform);
    return app;
  });
}

function resources(stacks: Stacks, layer: string, environment = "dev"): Record<string, Record<string, unknown>> {
  const byType = stacks[`devops-ppp-${environment}-${layer}`]?.resource ?? {};
  return Object.fromEntries(
    Object.entries(byType).flatMap(([type, ofType]) =>
      Object.entries(ofType).map(([id, attributes]) => [`${type}.${id}`, attributes]),
    ),
  );
}

function added(after: Stacks, layer: string): string[] {
  const old = resources(before, layer);
  return Object.keys(resources(after, layer))
    .filter((address) => !(address in old))
    .sort();
}

function removed(after: Stacks, layer: string): string[] {
  const now = resources(after, layer);
  return Object.keys(resources(before, layer))
    .filter((address) => !(address in now))
    .sort();
}
