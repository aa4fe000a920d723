import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { policyId } from "./managed-policy";

export interface ServiceRoleProps {
  readonly roleName: string;
  readonly description: string;
  /** The AWS service that acts as the role, `eks.amazonaws.com`. */
  readonly service: string;
  readonly managedPolicyArns: readonly string[];
}

/** A role that an AWS service takes, with policies that AWS maintains. */
export class ServiceRole extends Construct {
  readonly arn: string;
  /** What must exist before the role can do its work, and until that work has ended. */
  readonly dependables: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { roleName, description, service, managedPolicyArns }: ServiceRoleProps) {
    super(scope, id);
    const trust = { Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" };
    const role = new IamRole(this, "Default", {
      name: roleName,
      description,
      assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [trust] }),
    });
    this.arn = role.arn;
    this.dependables = managedPolicyArns.map(
      (policyArn) => new IamRolePolicyAttachment(this, policyId(policyArn), { role: role.name, policyArn }),
    );
  }
}
