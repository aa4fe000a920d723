import { devopsPpp, workload, workloadObjects } from "../support/kubernetes";

const deploymentOf = (...args: Parameters<typeof workloadObjects>) =>
  workloadObjects(...args)("kubernetes_deployment_v1");
const names = ["frontend", "backend", "sqs-worker"];

test.each(names)(
  "PPP-79 PPP-86 PPP-94 the Deployment %s stands in the namespace and waits for it and its policy",
  (name) => {
    expect(deploymentOf(devopsPpp(name))).toMatchObject({
      metadata: { name, namespace: "shop" },
      depends_on: [
        "kubernetes_namespace_v1.namespace",
        `kubernetes_network_policy_v1.workloads_${name}_network-policy`,
      ],
    });
  },
);

test.each(names)("PPP-76 PPP-77 PPP-78 %s is exchanged one pod at a time, none missing", (name) => {
  expect(deploymentOf(devopsPpp(name)).spec).toMatchObject({
    strategy: { type: "RollingUpdate", rolling_update: { max_surge: "1", max_unavailable: "0" } },
    min_ready_seconds: 10,
    revision_history_limit: 5,
  });
});

test.each(names)("PPP-81 PPP-88 PPP-97 the number of pods of %s is the autoscaler's to say", (name) => {
  expect(deploymentOf(devopsPpp(name)).spec).not.toHaveProperty("replicas");
});

test("the selector holds nothing that could change", () => {
  expect(deploymentOf(workload()).spec.selector.match_labels).toEqual({
    "app.kubernetes.io/name": "orders",
    "app.kubernetes.io/instance": "shop",
  });
});

test("pods carry the labels that select them", () => {
  const { selector, template } = deploymentOf(workload()).spec;
  expect(template.metadata.labels).toMatchObject(selector.match_labels);
});

test("a failed rollout is reported by its own deadline, before Terraform's patience ends", () => {
  const { spec, timeouts } = deploymentOf(workload());
  expect(spec.progress_deadline_seconds).toBe(600);
  expect(timeouts).toEqual({ create: "15m", update: "21m" });
});

test("Terraform waits longer where more pods are exchanged one by one", () => {
  const scaling = { min: 2, max: 40, cpuPercent: 70, memoryPercent: 80 };
  expect(deploymentOf(workload({ scaling })).timeouts).toEqual({ create: "15m", update: "75m" });
});

test("a restart by kubectl is not taken back, which would be a second restart", () => {
  expect(deploymentOf(workload()).lifecycle).toEqual({
    ignore_changes: ['spec[0].template[0].metadata[0].annotations["kubectl.kubernetes.io/restartedAt"]'],
  });
});

const secrets = { JWT_SECRET: { secretName: "shop/dev/secrets/jwt/value", jsonKey: "value" } };

test.each([
  [
    "settings and secrets",
    secrets,
    ["AWS_REGION"],
    { "checksum/config": "config-1", "checksum/secrets": "revision-1" },
  ],
  ["settings alone", {}, ["AWS_REGION"], { "checksum/config": "config-1" }],
  ["secrets alone", secrets, [], { "checksum/secrets": "revision-1" }],
  ["neither", {}, [], {}],
])("pods that read %s start anew when these change", (_, read, configKeys, annotations) => {
  expect(deploymentOf(workload({ secrets: read }), configKeys).spec.template.metadata.annotations).toEqual(annotations);
});
