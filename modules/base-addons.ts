import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ResolvedCluster } from "../spec/cluster-spec";
import { Addon } from "./addon";

export interface BaseAddonsProps {
  readonly cluster: ResolvedCluster;
  /** A reference to the cluster's name. */
  readonly clusterName: string;
}

/**
 * The network plug-in takes whole /28 blocks of a subnet, so that a node's pods are not limited by single addresses, and
 * enforces network policies, which it would otherwise accept and ignore. Values are texts, as its schema demands.
 */
const VPC_CNI = {
  enableNetworkPolicy: "true",
  env: { ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: "1" },
};

/**
 * What a node needs to become ready: the network plug-in, Services, and credentials for pods. They run on every node, so
 * EKS counts them as installed while there is none, and nodes wait for them.
 */
export class BaseAddons extends Construct {
  /** Nodes depend on these. */
  readonly dependables: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { cluster, clusterName }: BaseAddonsProps) {
    super(scope, id);
    const addons = [
      new Addon(this, { name: "vpc-cni", cluster, clusterName, configurationValues: JSON.stringify(VPC_CNI) }),
      new Addon(this, { name: "kube-proxy", cluster, clusterName }),
      new Addon(this, { name: "eks-pod-identity-agent", cluster, clusterName }),
    ];
    this.dependables = addons.map(({ dependable }) => dependable);
  }
}
