import { LimitRangeV1 } from "@cdktf/provider-kubernetes/lib/limit-range-v1";
import { ResourceQuotaV1 } from "@cdktf/provider-kubernetes/lib/resource-quota-v1";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Workload } from "../contracts/workload";
import { MAX_SURGE, MIN_READY_SECONDS } from "./deployment";
import { labelsOf } from "./labels";
import type { Namespace } from "./namespace";

export interface LimitsProps {
  readonly namespace: Namespace;
  /** Every workload of the namespace. */
  readonly workloads: readonly Workload[];
}

/** What containers of a namespace get that say nothing, and the most that all of its pods may ask for together. */
export class Limits extends Construct {
  /** Pods wait for it: one that grows must have grown before the pods that it grows for. */
  readonly quota: ITerraformDependable;

  constructor(scope: Construct, id: string, props: LimitsProps) {
    super(scope, id);
    this.addDefaults(props);
    this.quota = this.addQuota(props);
  }

  /**
   * Every container of a workload says what it needs; these are for a pod that somebody starts by hand, which the quota
   * would refuse otherwise. Quantities as Kubernetes writes them: any other spelling would differ in every plan.
   */
  private addDefaults({ namespace }: LimitsProps): void {
    new LimitRangeV1(this, "defaults", {
      metadata: { name: "container-defaults", namespace: namespace.name, labels: labelsOf(namespace.name, "limits") },
      spec: {
        limit: [
          {
            type: "Container",
            defaultRequest: { cpu: "50m", memory: "64Mi" },
            default: { cpu: "500m", memory: "256Mi" },
          },
        ],
      },
      dependsOn: [namespace.resource],
    });
  }

  /** The one load balancer stands in the edge's namespace; a second one here would go past its rules. */
  private addQuota({ namespace, workloads }: LimitsProps): ITerraformDependable {
    return new ResourceQuotaV1(this, "quota", {
      metadata: { name: "quota", namespace: namespace.name, labels: labelsOf(namespace.name, "limits") },
      spec: { hard: { ...quotaOf(workloads), "services.loadbalancers": "0", "services.nodeports": "0" } },
      dependsOn: [namespace.resource],
    });
  }
}

/** Room for every workload at its most replicas, in the middle of a rollout. */
export function quotaOf(workloads: readonly Workload[]): Record<string, string> {
  const sum = (of: (workload: Workload) => number) =>
    workloads.reduce((total, workload) => total + podsOf(workload) * of(workload), 0);
  return {
    pods: String(sum(() => 1)),
    "requests.cpu": `${sum(({ cpuMilli }) => cpuMilli.request)}m`,
    "requests.memory": `${sum(({ memoryMiB }) => memoryMiB.request)}Mi`,
    "limits.cpu": `${sum(({ cpuMilli }) => cpuMilli.limit)}m`,
    "limits.memory": `${sum(({ memoryMiB }) => memoryMiB.limit)}Mi`,
  };
}

/**
 * A rollout starts a new pod as soon as the one before counts as available, while those it replaced may take their whole
 * grace to go: until then a quota counts them.
 */
function podsOf({ scaling, graceSeconds }: Workload): number {
  const leaving = Math.min(scaling.max, Math.ceil(graceSeconds / MIN_READY_SECONDS));
  return scaling.max + MAX_SURGE + leaving;
}
