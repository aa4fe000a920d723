import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Statement } from "../contracts/binding";
import { policyId } from "./managed-policy";
import { AUDIENCE, type OidcIssuer } from "./oidc-provider";

/** What the role may do beside its managed policies: statements, or a whole document, not both. */
type Rights =
  | { readonly statements?: readonly Statement[]; readonly policyJson?: never }
  | {
      /** A whole policy document, for statements that need conditions. */
      readonly policyJson: string;
      readonly statements?: never;
    };

export type ServiceAccountRoleProps = Rights & {
  readonly roleName: string;
  readonly description: string;
  readonly oidc: OidcIssuer;
  readonly namespace: string;
  readonly serviceAccount: string;
  /** Policies that AWS maintains. @default none */
  readonly managedPolicyArns?: readonly string[];
};

/**
 * A role for the pods of exactly one Kubernetes ServiceAccount (IRSA). Both conditions of its trust compare whole texts: a
 * pattern in `sub` would let everybody in who can name a ServiceAccount, and without `aud` tokens meant for others count.
 *
 * The trust policy is unknown in the first plan, since AWS chooses the issuer's address, and it changes when the cluster is
 * replaced.
 */
export class ServiceAccountRole extends Construct {
  readonly arn: string;
  /** What must exist before pods of the account can do their work. */
  readonly dependables: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: ServiceAccountRoleProps) {
    super(scope, id);
    const role = new IamRole(this, "Default", {
      name: props.roleName,
      description: props.description,
      assumeRolePolicy: trustPolicy(props),
    });
    this.arn = role.arn;
    this.dependables = [role, ...this.addOwnPolicy(role, props), ...this.attachManagedPolicies(role, props)];
  }

  private addOwnPolicy(role: IamRole, { statements = [], policyJson }: ServiceAccountRoleProps): IamRolePolicy[] {
    const policy = policyJson ?? (statements.length > 0 ? allow(statements) : undefined);
    return policy === undefined ? [] : [new IamRolePolicy(this, "policy", { name: "rights", role: role.name, policy })];
  }

  private attachManagedPolicies(role: IamRole, { managedPolicyArns = [] }: ServiceAccountRoleProps) {
    return managedPolicyArns.map(
      (policyArn) => new IamRolePolicyAttachment(this, policyId(policyArn), { role: role.name, policyArn }),
    );
  }
}

function trustPolicy({ oidc, namespace, serviceAccount }: ServiceAccountRoleProps): string {
  const trust = {
    Effect: "Allow",
    Principal: { Federated: oidc.providerArn },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: {
        [`${oidc.host}:aud`]: AUDIENCE,
        [`${oidc.host}:sub`]: `system:serviceaccount:${namespace}:${serviceAccount}`,
      },
    },
  };
  return JSON.stringify({ Version: "2012-10-17", Statement: [trust] });
}

function allow(statements: readonly Statement[]): string {
  const allowed = statements.map(({ actions, resources }) => ({
    Effect: "Allow",
    Action: actions,
    Resource: resources,
  }));
  return JSON.stringify({ Version: "2012-10-17", Statement: allowed });
}
