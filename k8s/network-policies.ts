import { NetworkPolicyV1 } from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { DNS, type Reach } from "../contracts/reach";
import { labelsOf, selectorOf } from "./labels";
import type { Namespace } from "./namespace";
import { incomingRule, outgoingRule } from "./peers";

const POLICY_TYPES = ["Ingress", "Egress"];

export interface NetworkPoliciesProps {
  readonly namespace: Namespace;
}

/** Closes a namespace both ways, and lets all of its pods ask for names. What else is open, each workload adds. */
export class NetworkPolicies extends Construct {
  /** Pods wait for these, so that in a destroy they are gone before the namespace opens. */
  readonly dependables: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { namespace }: NetworkPoliciesProps) {
    super(scope, id);
    this.dependables = [this.denyAll(namespace), this.allowDns(namespace)];
  }

  /** An absent list of a direction that the policy is for means that nothing passes. */
  private denyAll(namespace: Namespace): NetworkPolicyV1 {
    return new NetworkPolicyV1(this, "default-deny", {
      metadata: metadataOf(namespace, "default-deny", "network-policies"),
      spec: { podSelector: {}, policyTypes: POLICY_TYPES },
      dependsOn: [namespace.resource],
    });
  }

  private allowDns(namespace: Namespace): NetworkPolicyV1 {
    return new NetworkPolicyV1(this, "dns", {
      metadata: metadataOf(namespace, "allow-dns", "network-policies"),
      spec: {
        podSelector: {},
        policyTypes: ["Egress"],
        egress: DNS.map((allowance) => outgoingRule(namespace.name, allowance)),
      },
      dependsOn: [namespace.resource],
    });
  }
}

export interface WorkloadPolicyProps {
  readonly namespace: Namespace;
  /** Name of the workload. */
  readonly workload: string;
  readonly reach: Reach;
}

/** What a workload alone may be connected with. Policies add up: what one of them allows, none can forbid. */
export class WorkloadPolicy extends Construct {
  readonly dependable: ITerraformDependable;

  constructor(scope: Construct, id: string, { namespace, workload, reach }: WorkloadPolicyProps) {
    super(scope, id);
    this.dependable = new NetworkPolicyV1(this, "Default", {
      metadata: metadataOf(namespace, `${workload}-network-policy`, workload),
      spec: {
        podSelector: { matchLabels: selectorOf(namespace.name, workload) },
        policyTypes: POLICY_TYPES,
        ingress: reach.incoming.map((allowance) => incomingRule(namespace.name, allowance)),
        egress: reach.outgoing.map((allowance) => outgoingRule(namespace.name, allowance)),
      },
      dependsOn: [namespace.resource],
    });
  }
}

const metadataOf = (namespace: Namespace, name: string, part: string) => ({
  name,
  namespace: namespace.name,
  labels: labelsOf(namespace.name, part),
});
