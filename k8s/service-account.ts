import { ServiceAccountV1 } from "@cdktf/provider-kubernetes/lib/service-account-v1";
import { Construct } from "constructs";
import type { Workload } from "../contracts/workload";
import { labelsOf } from "./labels";
import type { Namespace } from "./namespace";

export interface ServiceAccountProps {
  readonly namespace: Namespace;
  readonly workload: Workload;
}

/**
 * Who a workload is. No token for the Kubernetes API is mounted; the one for AWS comes all the same, because EKS's pod
 * identity webhook adds it to the pods of an annotated account as a projected volume of its own, whatever automount says.
 */
export class ServiceAccount extends Construct {
  /** Name of the account, as a reference: pods wait for it. */
  readonly name: string;

  constructor(scope: Construct, id: string, { namespace, workload }: ServiceAccountProps) {
    super(scope, id);
    const { serviceAccount, roleArn } = workload.identity;
    const account = new ServiceAccountV1(this, "Default", {
      metadata: {
        name: serviceAccount,
        namespace: namespace.name,
        labels: labelsOf(namespace.name, workload.name),
        annotations: roleArn === null ? undefined : { "eks.amazonaws.com/role-arn": roleArn },
      },
      automountServiceAccountToken: false,
      dependsOn: [namespace.resource],
    });
    this.name = account.metadata.name;
  }
}
