import { reference } from "../support/infrastructure";
import { stackOf } from "../support/stacks";

const { at, of } = stackOf("dev", "kubernetes");
const deployment = (name: string) => at(`kubernetes_deployment_v1.workloads_${name}`).spec;
const container = (name: string) => deployment(name).template.spec.container[0];

test("PPP-69 every object of the application stands in the namespace devops-ppp", () => {
  const namespaced = [
    "config_map_v1",
    "secret_v1",
    "deployment_v1",
    "horizontal_pod_autoscaler_v2",
    "pod_disruption_budget_v1",
  ];
  const others = ["ingress_v1", "service_account_v1"];
  for (const type of [...namespaced, ...others]) {
    expect(of(`kubernetes_${type}`).length).toBeGreaterThan(0);
    for (const { metadata } of of(`kubernetes_${type}`)) expect(metadata.namespace).toBe("devops-ppp");
  }
  expect(at("kubernetes_namespace_v1.namespace").metadata.name).toBe("devops-ppp");
});

test("PPP-70 PPP-71 PPP-72 PPP-73 PPP-74 app-config and app-secrets", () => {
  expect(at("kubernetes_config_map_v1.config")).toMatchObject({ metadata: { name: "app-config" } });
  const secrets = at("kubernetes_secret_v1.secrets");
  expect(secrets.metadata.name).toBe("app-secrets");
  const stored = (name: string, key: string) =>
    reference(`jsondecode(ephemeral.aws_secretsmanager_secret_version.secrets_values_${name}.secret_string)["${key}"]`);
  const url = "https://sqs.us-east-1.amazonaws.com/111122223333/devops-ppp-dev-events";
  expect(secrets.data_wo).toEqual({
    DATABASE_URL: stored("database-url", "url"),
    JWT_SECRET: stored("jwt-secret", "value"),
    SQS_QUEUE_URL: url,
  });
  expect(at("kubernetes_config_map_v1.config").data).toEqual({ AWS_REGION: "us-east-1", SQS_QUEUE_URL: url });
  expect(url.endsWith(`/${stackOf("dev", "infrastructure").at("aws_sqs_queue.queues_events").name}`)).toBe(true);
});

test("PPP-72 the URL in the secret is MySQL's, on the port that the database listens on", () => {
  const aws = stackOf("dev", "infrastructure");
  const { secret_string_wo: text } = aws.at("aws_secretsmanager_secret_version.databases_main_connection_version");
  expect(text).toContain('"mysql://platform:"');
  expect(text).toContain('":3306/devops_ppp"');
  const { secret_id: read } = at("ephemeral.aws_secretsmanager_secret_version.secrets_values_database-url");
  expect(aws.at("aws_secretsmanager_secret.databases_main_connection").name).toBe(read);
});

test.each(["frontend", "backend", "sqs-worker"])(
  "PPP-76 PPP-77 PPP-78 PPP-164 %s is exchanged pod by pod, none missing",
  (name) => {
    expect(deployment(name).strategy).toEqual({
      type: "RollingUpdate",
      rolling_update: { max_surge: "1", max_unavailable: "0" },
    });
  },
);

test.each([
  ["PPP-79 PPP-82 PPP-83 frontend", "frontend", { cpu: "100m", memory: "128Mi" }, { cpu: "200m", memory: "256Mi" }],
  ["PPP-86 PPP-89 PPP-90 backend", "backend", { cpu: "250m", memory: "256Mi" }, { cpu: "500m", memory: "512Mi" }],
  ["PPP-94 PPP-100 PPP-101 worker", "sqs-worker", { cpu: "250m", memory: "256Mi" }, { cpu: "500m", memory: "512Mi" }],
])("%s asks for and is held to the document's sizes", (_, name, requests, limits) => {
  expect(at(`kubernetes_deployment_v1.workloads_${name}`).metadata.name).toBe(name);
  expect(deployment(name).template.spec.container).toHaveLength(1);
  expect(container(name).resources).toEqual({ requests, limits });
});

test.each([
  ["PPP-84 the frontend", "frontend", 8080],
  ["PPP-92 the backend", "backend", 3000],
])("%s is asked whether it lives and is ready, on its port", (_, name, port) => {
  expect(container(name).port).toEqual([{ container_port: port, name: "http", protocol: "TCP" }]);
  for (const probe of ["liveness_probe", "readiness_probe", "startup_probe"]) {
    expect([probe, container(name)[probe].http_get.port]).toEqual([probe, String(port)]);
  }
});

test.each([
  ["PPP-85 frontend-service", "frontend", 8080],
  ["PPP-93 backend-service", "backend", 3000],
])("%s is ClusterIP and selects the pods of its Deployment", (_, name, port) => {
  const service = at(`kubernetes_service_v1.workloads_${name}_service`);
  expect(service.metadata.name).toBe(`${name}-service`);
  expect(service.spec).toEqual({
    type: "ClusterIP",
    port: [{ name: "http", port, protocol: "TCP", target_port: String(port) }],
    selector: deployment(name).selector.match_labels,
  });
  expect(deployment(name).template.metadata.labels).toMatchObject(service.spec.selector);
});

test("PPP-85 PPP-94 there is no Service but those two and the edge's", () => {
  expect(
    of("kubernetes_service_v1")
      .map(({ metadata }) => metadata.name)
      .sort(),
  ).toEqual(["backend-service", "edge", "frontend-service"]);
});

test("PPP-91 PPP-99 each workload's environment, by where it comes from", () => {
  const sources = (name: string) =>
    Object.fromEntries(
      (container(name).env ?? []).map((entry: { name: string; value_from: object }) => [
        entry.name,
        Object.keys(entry.value_from)[0],
      ]),
    );
  expect(sources("backend")).toEqual({
    AWS_REGION: "config_map_key_ref",
    SQS_QUEUE_URL: "config_map_key_ref",
    DATABASE_URL: "secret_key_ref",
    JWT_SECRET: "secret_key_ref",
  });
  expect(sources("sqs-worker")).toEqual({ AWS_REGION: "config_map_key_ref", SQS_QUEUE_URL: "config_map_key_ref" });
});

test("PPP-95 PPP-96 PPP-98 PPP-102 the worker", () => {
  expect(container("sqs-worker").image).toBe(container("backend").image);
  expect(container("sqs-worker").command).toEqual(["node", "dist/server/src/workers/sqs-worker.js"]);
  const { service_account_name: account, termination_grace_period_seconds: grace } =
    deployment("sqs-worker").template.spec;
  expect(account).toBe(
    reference("kubernetes_service_account_v1.workloads_sqs-worker_service-account.metadata[0].name"),
  );
  expect(at("kubernetes_service_account_v1.workloads_sqs-worker_service-account").metadata.name).toBe("sqs-consumer");
  const { visibility_timeout_seconds: hidden, receive_wait_time_seconds: poll } = stackOf("dev", "infrastructure").at(
    "aws_sqs_queue.queues_events",
  );
  expect(grace).toBeGreaterThan(poll + 30);
  expect(grace).toBeLessThan(hidden);
});
