import { reference } from "../support/infrastructure";
import { stackOf } from "../support/stacks";

const { at, of } = stackOf("dev", "kubernetes");

test.each([
  ["PPP-88 PPP-110 backend-hpa", "backend", 2, 10],
  ["PPP-81 PPP-111 frontend-hpa", "frontend", 2, 8],
  ["PPP-97 PPP-112 sqs-worker-hpa", "sqs-worker", 1, 5],
])("%s, at 70 %% CPU and 80 %% memory (PPP-113 PPP-114 PPP-171)", (_, name, min, max) => {
  const { metadata, spec } = at(`kubernetes_horizontal_pod_autoscaler_v2.workloads_${name}_autoscaling`);
  const metric = (resource: string, percent: number) => ({
    type: "Resource",
    resource: { name: resource, target: { type: "Utilization", average_utilization: percent } },
  });
  expect(metadata).toMatchObject({ name: `${name}-hpa`, namespace: "devops-ppp" });
  expect(spec).toMatchObject({
    min_replicas: min,
    max_replicas: max,
    metric: [metric("cpu", 70), metric("memory", 80)],
    scale_target_ref: {
      api_version: "apps/v1",
      kind: "Deployment",
      name: reference(`kubernetes_deployment_v1.workloads_${name}.metadata[0].name`),
    },
  });
});

test("PPP-110 PPP-111 PPP-112 nothing else scales pods", () => {
  expect(of("kubernetes_horizontal_pod_autoscaler_v2")).toHaveLength(3);
});

test("PPP-164 what always has two pods loses one at a time when nodes are emptied; the single worker may go", () => {
  const budgets = of("kubernetes_pod_disruption_budget_v1");
  expect(
    budgets.map(({ spec }) => [spec.selector.match_labels["app.kubernetes.io/name"], spec.max_unavailable]),
  ).toEqual([
    ["backend", "1"],
    ["frontend", "1"],
  ]);
});
