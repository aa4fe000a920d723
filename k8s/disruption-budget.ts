import { PodDisruptionBudgetV1 } from "@cdktf/provider-kubernetes/lib/pod-disruption-budget-v1";
import { Construct } from "constructs";
import { labelsOf, selectorOf } from "./labels";
import type { Namespace } from "./namespace";

export interface DisruptionBudgetProps {
  readonly namespace: Namespace;
  /** Name of the workload. */
  readonly workload: string;
}

/**
 * Lets node upgrades take one pod of a workload at a time. Counted from above: `minAvailable` would stop every upgrade
 * once the workload runs at its minimum.
 */
export class DisruptionBudget extends Construct {
  constructor(scope: Construct, id: string, { namespace, workload }: DisruptionBudgetProps) {
    super(scope, id);
    new PodDisruptionBudgetV1(this, "Default", {
      metadata: { name: `${workload}-pdb`, namespace: namespace.name, labels: labelsOf(namespace.name, workload) },
      spec: { maxUnavailable: "1", selector: { matchLabels: selectorOf(namespace.name, workload) } },
      dependsOn: [namespace.resource],
    });
  }
}
