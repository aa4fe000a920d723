import { PriorityClassV1 } from "@cdktf/provider-kubernetes/lib/priority-class-v1";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

/** Name of the class of pods that everything else is reached through. */
export const PLATFORM_CRITICAL = "platform-critical";

/** Above the 0 of pods without a class, far below the 2,000,000,000 of `system-cluster-critical`. */
const VALUE = 1_000_000;

/** Pods of this class are placed first, and others make room for them when the nodes are full. */
export class PlatformCriticalPriority extends Construct {
  /** What pods of this class wait for. */
  readonly resource: ITerraformDependable;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.resource = new PriorityClassV1(this, "Default", {
      metadata: { name: PLATFORM_CRITICAL },
      description: "Everything else is reached through these pods",
      value: VALUE,
      globalDefault: false,
      preemptionPolicy: "PreemptLowerPriority",
    });
  }
}
