import { ofKind } from "./objects";
import { replicasOf } from "./replicas";
import { fault, type Rule } from "./rule";
import { selected } from "./selection";

/** A budget lets one pod go when there are fewest: else no node can be drained. */
export const budgetsAllowADisruption: Rule = (cluster) =>
  ofKind(cluster.objects, "PodDisruptionBudget").flatMap((budget) => {
    const { selector = {}, maxUnavailable, minAvailable } = budget.spec;
    const pods = selected(cluster, budget.metadata.namespace, selector).reduce(
      (sum, deployment) => sum + replicasOf(cluster, deployment).min,
      0,
    );
    if (pods === 0) return [];
    const allowed =
      maxUnavailable === undefined ? pods - amount(minAvailable ?? 1, pods) : amount(maxUnavailable, pods);
    return allowed >= 1 ? [] : [fault(budget, `allows no disruption of ${pods} ${pods === 1 ? "pod" : "pods"}`)];
  });

/** Percentages are rounded up, as the disruption controller does. */
const amount = (value: number | string, pods: number): number =>
  typeof value === "number" ? value : Math.ceil((Number.parseInt(value, 10) / 100) * pods);
