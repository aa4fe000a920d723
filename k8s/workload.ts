import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Workload } from "../contracts/workload";
import { Autoscaling } from "./autoscaling";
import { Deployment } from "./deployment";
import { DisruptionBudget } from "./disruption-budget";
import type { Namespace } from "./namespace";
import { WorkloadPolicy } from "./network-policies";
import { Service } from "./service";
import { ServiceAccount } from "./service-account";

export interface KubernetesWorkloadProps {
  readonly namespace: Namespace;
  readonly workload: Workload;
  /** Name of the shared ConfigMap. */
  readonly configName: string;
  /** Variables that the workload takes from it. */
  readonly configKeys: readonly string[];
  /** Name of the shared Secret; the workload takes its secret variables from it, each under its own name. */
  readonly secretName: string;
  /** Changes with the ConfigMap; a workload that takes nothing from it is not touched. */
  readonly configChecksum: string;
  /** Changes with the Secret; a workload without secrets is not touched. */
  readonly secretRevision: string;
  /** What must exist before the first pod, beside the namespace and what the pods refer to. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** One workload on Kubernetes: who it is, whom it may talk to, its pods, their number, and, if it listens, its address. */
export class KubernetesWorkload extends Construct {
  constructor(scope: Construct, id: string, props: KubernetesWorkloadProps) {
    super(scope, id);
    const { namespace, workload } = props;
    const account = new ServiceAccount(this, "service-account", { namespace, workload });
    const policy = this.addPolicy(namespace, workload);
    const deployment = this.addDeployment(props, account.name, policy);
    this.addService(namespace, workload);
    new Autoscaling(this, "autoscaling", { namespace, workload, deploymentName: deployment.name });
    this.addDisruptionBudget(namespace, workload);
  }

  private addPolicy(namespace: Namespace, { name, reach }: Workload): ITerraformDependable {
    return new WorkloadPolicy(this, "network-policy", { namespace, workload: name, reach }).dependable;
  }

  private addDeployment(
    props: KubernetesWorkloadProps,
    serviceAccountName: string,
    policy: ITerraformDependable,
  ): Deployment {
    const { configName, configKeys, secretName, dependsOn = [], ...rest } = props;
    const sources = { configName, configKeys, secretName };
    const before = [policy, ...dependsOn];
    return new Deployment(this, "Default", { ...rest, sources, serviceAccountName, dependsOn: before });
  }

  private addService(namespace: Namespace, { name, port }: Workload): void {
    if (port !== null) new Service(this, "service", { namespace, workload: name, port });
  }

  /** With a single pod a budget would either allow everything or block node upgrades for ever. */
  private addDisruptionBudget(namespace: Namespace, { name, scaling }: Workload): void {
    if (scaling.min >= 2) new DisruptionBudget(this, "disruption-budget", { namespace, workload: name });
  }
}
