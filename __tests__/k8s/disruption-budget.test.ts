import { workload, workloadObjects } from "../support/kubernetes";

const budgetOf = (min: number) =>
  workloadObjects(workload({ scaling: { min, max: 4, cpuPercent: 70, memoryPercent: 80 } }))(
    "kubernetes_pod_disruption_budget_v1",
  );

test("node upgrades take one pod of a workload at a time", () => {
  expect(budgetOf(2)).toMatchObject({
    metadata: { name: "orders-pdb", namespace: "shop" },
    spec: {
      max_unavailable: "1",
      selector: { match_labels: { "app.kubernetes.io/name": "orders", "app.kubernetes.io/instance": "shop" } },
    },
  });
});

test("a workload that may run as a single pod has no budget", () => {
  expect(budgetOf(1)).toBeUndefined();
});
