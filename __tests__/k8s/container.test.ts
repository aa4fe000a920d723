import { hardened } from "../../k8s/container";
import { devopsPpp, workerWorkload, workload, workloadObjects } from "../support/kubernetes";

const containerOf = (...args: Parameters<typeof workloadObjects>) =>
  workloadObjects(...args)("kubernetes_deployment_v1").spec.template.spec.container[0];
const container = containerOf(workload());

test("PPP-103 a container says each rule of the restricted level itself, as its own word overrides its pod's", () => {
  expect(container.security_context).toEqual({
    allow_privilege_escalation: false,
    privileged: false,
    read_only_root_filesystem: true,
    run_as_non_root: true,
    run_as_user: "1000",
    run_as_group: "1000",
    capabilities: { drop: ["ALL"] },
    seccomp_profile: { type: "RuntimeDefault" },
  });
});

test("a container runs as its workload's user", () => {
  expect(hardened(101)).toMatchObject({ runAsUser: "101", runAsGroup: "101" });
});

test.each([
  ["frontend", { memory: "128Mi", cpu: "100m" }, { memory: "256Mi", cpu: "200m" }],
  ["backend", { memory: "256Mi", cpu: "250m" }, { memory: "512Mi", cpu: "500m" }],
  ["sqs-worker", { memory: "256Mi", cpu: "250m" }, { memory: "512Mi", cpu: "500m" }],
])(
  "PPP-82 PPP-83 PPP-89 PPP-90 PPP-100 PPP-101 %s requests and may use what its document says",
  (name, requests, limits) => {
    expect(containerOf(devopsPpp(name)).resources).toEqual({ requests, limits });
  },
);

test("PPP-96 the worker runs its own command", () => {
  expect(containerOf(devopsPpp("sqs-worker")).command).toEqual(["node", "dist/server/src/workers/sqs-worker.js"]);
});

test("a workload without a command runs its image's own", () => {
  expect(container).not.toHaveProperty("command");
});

test("the image is pulled where a node does not have that digest yet", () => {
  expect(container).toMatchObject({ image: "registry.example.com/orders@sha256:1", image_pull_policy: "IfNotPresent" });
});

test("PPP-91 PPP-99 settings come from app-config, secrets from app-secrets, a workload's own values as they are", () => {
  const secrets = { JWT_SECRET: { secretName: "shop/dev/secrets/jwt/value", jsonKey: "value" } };
  const reading = containerOf(workload({ environment: { LOG_LEVEL: "info" }, secrets }), [
    "AWS_REGION",
    "SQS_QUEUE_URL",
  ]);
  expect(reading.env).toEqual([
    { name: "AWS_REGION", value_from: { config_map_key_ref: { name: "app-config", key: "AWS_REGION" } } },
    { name: "SQS_QUEUE_URL", value_from: { config_map_key_ref: { name: "app-config", key: "SQS_QUEUE_URL" } } },
    { name: "LOG_LEVEL", value: "info" },
    { name: "JWT_SECRET", value_from: { secret_key_ref: { name: "app-secrets", key: "JWT_SECRET" } } },
  ]);
});

test("a served container keeps serving for 10 seconds while it is taken out of rotation", () => {
  expect(container.lifecycle).toEqual({ pre_stop: [{ exec: { command: ["sleep", "10"] } }] });
  expect(container.port).toEqual([{ name: "http", container_port: 3000, protocol: "TCP" }]);
});

test("a worker, which nobody calls, is asked to stop at once", () => {
  const worker = containerOf(workerWorkload());
  expect(worker).not.toHaveProperty("lifecycle");
  expect(worker).not.toHaveProperty("port");
});
