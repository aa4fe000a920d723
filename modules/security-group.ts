import { SecurityGroup as AwsSecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

export interface SecurityGroupProps {
  readonly vpcId: string;
  /** The `Name` tag. The group's own name is this and a suffix that AWS's provider adds. */
  readonly name: string;
  /** ASCII letters, digits, spaces and `._-:/()#,@[]+=&;{}!$*` (EC2 API, CreateSecurityGroup). Changing it replaces the group. */
  readonly description: string;
  /** @default none beside `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Traffic that a group lets in or out. */
export interface TrafficRule {
  /** The same characters as a group's description. */
  readonly description: string;
  /** The other end: an IPv4 block, or the id of a security group that its network interface carries. */
  readonly peer: { readonly cidr: string } | { readonly group: string };
  /** `all` is every protocol and port. */
  readonly ports: "all" | { readonly protocol: "tcp" | "udp"; readonly from: number; readonly to: number };
}

/** Old groups and rules go after their successors are in use: network interfaces hold on to a group, and need its rules. */
const SUCCESSOR_FIRST = { createBeforeDestroy: true };

/**
 * A security group that admits and releases nothing until told so. Each rule is a resource of its own: inline rules
 * would fight with those that controllers add, and two groups that name one another inline could not be created.
 */
export class SecurityGroup extends Construct {
  readonly id: string;
  /** Every rule made so far. */
  readonly rules: ITerraformDependable[] = [];

  constructor(scope: Construct, id: string, { vpcId, name, description, tags }: SecurityGroupProps) {
    super(scope, id);
    const group = new AwsSecurityGroup(this, "Default", {
      vpcId,
      namePrefix: `${name}-`,
      description,
      revokeRulesOnDelete: true,
      tags: { ...tags, Name: name },
      lifecycle: SUCCESSOR_FIRST,
    });
    this.id = group.id;
  }

  /** Lets traffic in. The id becomes part of the rule's address. */
  admit(id: string, rule: TrafficRule): void {
    this.rules.push(new VpcSecurityGroupIngressRule(this, id, { securityGroupId: this.id, ...ruleArguments(rule) }));
  }

  /** Lets traffic out. The id becomes part of the rule's address. */
  release(id: string, rule: TrafficRule): void {
    this.rules.push(new VpcSecurityGroupEgressRule(this, id, { securityGroupId: this.id, ...ruleArguments(rule) }));
  }
}

/** A rule as the provider spells it; with every protocol, ports must not be given. */
function ruleArguments({ description, peer, ports }: TrafficRule) {
  return {
    description,
    ...("cidr" in peer ? { cidrIpv4: peer.cidr } : { referencedSecurityGroupId: peer.group }),
    ...(ports === "all"
      ? { ipProtocol: "-1" }
      : { ipProtocol: ports.protocol, fromPort: ports.from, toPort: ports.to }),
    lifecycle: SUCCESSOR_FIRST,
  };
}
