import { devopsPpp, workload, workloadObjects } from "../support/kubernetes";

const scalerOf = (...args: Parameters<typeof workloadObjects>) =>
  workloadObjects(...args)("kubernetes_horizontal_pod_autoscaler_v2");

test.each([
  ["PPP-110", "backend", 2, 10],
  ["PPP-111", "frontend", 2, 8],
  ["PPP-112", "sqs-worker", 1, 5],
])("%s %s-hpa keeps between %i and %i pods", (_, name, min_replicas, max_replicas) => {
  expect(scalerOf(devopsPpp(name))).toMatchObject({
    metadata: { name: `${name}-hpa`, namespace: "shop" },
    spec: {
      min_replicas,
      max_replicas,
      scale_target_ref: {
        api_version: "apps/v1",
        kind: "Deployment",
        name: `\${kubernetes_deployment_v1.workloads_${name}.metadata[0].name}`,
      },
    },
  });
});

test.each(["backend", "frontend", "sqs-worker"])("PPP-113 PPP-114 %s scales at 70 %% CPU and 80 %% memory", (name) => {
  const target = (average_utilization: number) => ({ type: "Utilization", average_utilization });
  expect(scalerOf(devopsPpp(name)).spec.metric).toEqual([
    { type: "Resource", resource: { name: "cpu", target: target(70) } },
    { type: "Resource", resource: { name: "memory", target: target(80) } },
  ]);
});

test("pods come at once and go one a minute after five quiet minutes, with every word said in both directions", () => {
  expect(scalerOf(workload()).spec.behavior).toEqual({
    scale_up: [
      {
        select_policy: "Max",
        stabilization_window_seconds: 0,
        policy: [
          { type: "Percent", value: 100, period_seconds: 15 },
          { type: "Pods", value: 4, period_seconds: 15 },
        ],
      },
    ],
    scale_down: [
      {
        select_policy: "Max",
        stabilization_window_seconds: 300,
        policy: [{ type: "Pods", value: 1, period_seconds: 60 }],
      },
    ],
  });
});
