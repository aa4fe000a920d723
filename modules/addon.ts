import { DataAwsEksAddonVersion } from "@cdktf/provider-aws/lib/data-aws-eks-addon-version";
import { EksAddon } from "@cdktf/provider-aws/lib/eks-addon";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { AddonName } from "../spec/addon-versions";
import type { ResolvedCluster } from "../spec/cluster-spec";

export interface AddonProps {
  readonly name: AddonName;
  readonly cluster: ResolvedCluster;
  /** A reference to the cluster's name. */
  readonly clusterName: string;
  /** JSON after the add-on's own schema, which EKS checks when it is applied. @default the add-on's defaults */
  readonly configurationValues?: string;
  /** The role of the add-on's ServiceAccount. @default none: it does nothing in AWS */
  readonly roleArn?: string;
  readonly dependsOn?: readonly ITerraformDependable[];
}

/**
 * A component of the cluster that EKS installs and updates. What somebody changed on it by hand is overwritten: a cluster
 * and its configuration say the same.
 */
export class Addon extends Construct {
  readonly dependable: ITerraformDependable;

  constructor(scope: Construct, { name, cluster, clusterName, ...props }: AddonProps) {
    super(scope, name);
    this.dependable = new EksAddon(this, "Default", {
      clusterName,
      addonName: name,
      addonVersion: this.version(name, cluster),
      configurationValues: props.configurationValues,
      serviceAccountRoleArn: props.roleArn,
      resolveConflictsOnCreate: "OVERWRITE",
      resolveConflictsOnUpdate: "OVERWRITE",
      dependsOn: props.dependsOn && [...props.dependsOn],
    });
  }

  /** `default` is asked of AWS in every plan, so it changes by itself when AWS's default does. */
  private version(name: AddonName, { addons, kubernetes }: ResolvedCluster): string {
    const addon = addons.find((candidate) => candidate.name === name);
    if (!addon) throw new Error(`the cluster has no add-on ${name}`);
    if (addon.version !== "default") return addon.version;
    return new DataAwsEksAddonVersion(this, "version", { addonName: name, kubernetesVersion: kubernetes }).version;
  }
}
