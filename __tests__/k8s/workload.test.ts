import { Construct } from "constructs";
import { AppConfig, checksumOf } from "../../k8s/app-config";
import { AppSecrets } from "../../k8s/app-secrets";
import { KubernetesWorkload } from "../../k8s/workload";
import { clusterJson, devopsPpp, workload } from "../support/kubernetes";

const secrets = { JWT_SECRET: { secretName: "shop/dev/secrets/jwt/value", jsonKey: "value" } };
const { resource } = clusterJson((stack, namespace) => {
  const config = new AppConfig(stack, "config", { namespace, data: { AWS_REGION: "us-east-1" } });
  const secret = new AppSecrets(stack, "secrets", { namespace, entries: secrets, plain: {} });
  const scope = new Construct(stack, "workloads");
  for (const each of [workload({ secrets }), devopsPpp("backend"), devopsPpp("sqs-worker")]) {
    new KubernetesWorkload(scope, each.name, {
      namespace,
      workload: each,
      configName: config.name,
      configKeys: ["AWS_REGION"],
      secretName: secret.name,
      configChecksum: checksumOf(each.settings),
      secretRevision: secret.revision,
      dependsOn: [{ fqn: "kubernetes_network_policy_v1.default-deny" }],
    });
  }
});

test("addresses read like the configuration", () => {
  const addresses = Object.entries(resource ?? {}).flatMap(([type, blocks]) =>
    Object.keys(blocks)
      .filter((name) => name.startsWith("workloads_backend"))
      .map((name) => `${type}.${name}`),
  );
  expect(addresses.sort()).toEqual([
    "kubernetes_deployment_v1.workloads_backend",
    "kubernetes_horizontal_pod_autoscaler_v2.workloads_backend_autoscaling",
    "kubernetes_network_policy_v1.workloads_backend_network-policy",
    "kubernetes_pod_disruption_budget_v1.workloads_backend_disruption-budget",
    "kubernetes_service_account_v1.workloads_backend_service-account",
    "kubernetes_service_v1.workloads_backend_service",
  ]);
});

test("pods wait for the ConfigMap and the Secret that they read, and carry their state", () => {
  const text = JSON.stringify(resource?.kubernetes_deployment_v1?.workloads_orders);
  expect(text).toContain(`"\${kubernetes_config_map_v1.config.metadata[0].name}"`);
  expect(text).toContain(`"\${kubernetes_secret_v1.secrets.metadata[0].name}"`);
  expect(text).toContain(`"checksum/secrets":"\${local.secrets_revision}"`);
});

test("PPP-69 every object stands in the namespace, says what it belongs to and waits for the namespace", () => {
  const { kubernetes_namespace_v1: _, ...objects } = resource ?? {};
  const blocks = Object.values(objects).flatMap((type) => Object.values(type));
  expect(blocks).toHaveLength(2 + 6 + 6 + 4);
  for (const block of blocks) {
    expect(block).toMatchObject({
      metadata: {
        namespace: "shop",
        labels: { "app.kubernetes.io/part-of": "shop", "app.kubernetes.io/managed-by": "terraform" },
      },
    });
    expect(block.depends_on).toContain("kubernetes_namespace_v1.namespace");
  }
});

test("pods, and nothing else, wait for what their stack names", () => {
  const waiting = Object.entries(resource ?? {}).filter(([, type]) => JSON.stringify(type).includes("default-deny"));
  expect(waiting.map(([type]) => type)).toEqual(["kubernetes_deployment_v1"]);
});

test("PPP-95 the worker runs the image of the backend", () => {
  expect(resource?.kubernetes_deployment_v1?.["workloads_sqs-worker"]).toHaveProperty(
    "spec.template.spec.container.0.image",
    "backend",
  );
});
