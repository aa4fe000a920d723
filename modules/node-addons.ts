import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ResolvedCluster } from "../spec/cluster-spec";
import { Addon } from "./addon";
import type { ControllerRoles } from "./controller-roles";

export interface NodeAddonsProps {
  readonly cluster: ResolvedCluster;
  /** A reference to the cluster's name. */
  readonly clusterName: string;
  readonly roles: ControllerRoles;
  /** Tags of the volumes that pods ask for. */
  readonly volumeTags: Readonly<Record<string, string>>;
  /** JSON for amazon-cloudwatch-observability. */
  readonly observabilityConfiguration: string;
  /** Nodes, and the log groups that the observability add-on writes to: it would not make them by itself. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/** One replica may be down, so that nodes can be drained; and never both. */
const COREDNS = { replicaCount: 2, podDisruptionBudget: { enabled: true, maxUnavailable: 1 } };
/** Without it no autoscaler of pods scales; with one replica none would while its node is replaced. */
const METRICS_SERVER = { replicas: 2 };

/**
 * What runs on nodes like any other pod: names, volumes, metrics and logs. EKS counts these as installed when their pods
 * are ready, so they wait for nodes; the two that act in AWS also wait for their roles, because a pod that starts without
 * its credentials keeps failing until it is restarted.
 */
export class NodeAddons extends Construct {
  constructor(scope: Construct, id: string, props: NodeAddonsProps) {
    super(scope, id);
    const { cluster, clusterName, roles, dependsOn } = props;
    new Addon(this, {
      name: "coredns",
      cluster,
      clusterName,
      configurationValues: JSON.stringify(COREDNS),
      dependsOn,
    });
    new Addon(this, {
      name: "metrics-server",
      cluster,
      clusterName,
      configurationValues: JSON.stringify(METRICS_SERVER),
      dependsOn,
    });
    new Addon(this, {
      name: "aws-ebs-csi-driver",
      cluster,
      clusterName,
      configurationValues: JSON.stringify({ controller: { extraVolumeTags: props.volumeTags } }),
      roleArn: roles.volumes.arn,
      dependsOn: [...dependsOn, ...roles.volumes.dependables],
    });
    new Addon(this, {
      name: "amazon-cloudwatch-observability",
      cluster,
      clusterName,
      configurationValues: props.observabilityConfiguration,
      roleArn: roles.observability.arn,
      dependsOn: [...dependsOn, ...roles.observability.dependables],
    });
  }
}
