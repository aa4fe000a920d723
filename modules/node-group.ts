import { EksNodeGroup } from "@cdktf/provider-aws/lib/eks-node-group";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { type ITerraformDependable, Token } from "cdktf";
import { Construct } from "constructs";
import type { ResolvedCluster } from "../spec/cluster-spec";
import type { Place } from "../spec/names";
import { managedPolicyArn } from "./managed-policy";
import { nodeUserData } from "./node-user-data";
import { ServiceRole } from "./service-role";

/**
 * What a node needs to join, to give pods addresses, and to pull images. The network plug-in acts as the node: it runs
 * before anything could hand it a role of its own, and one hop of metadata keeps other pods from acting so too.
 */
const NODE_POLICIES = ["AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy", "AmazonEC2ContainerRegistryPullOnly"];
/** The root device of Amazon Linux 2023's images. */
const ROOT_DEVICE = "/dev/xvda";

export interface NodeGroupProps {
  readonly place: Place;
  readonly cluster: ResolvedCluster;
  /** A reference to the cluster's name. */
  readonly clusterName: string;
  /** Private subnets. */
  readonly subnetIds: readonly string[];
  /** All groups of the nodes: EKS adds none where a launch template names some. */
  readonly securityGroupIds: readonly string[];
  /** Tags of instances, their volumes and network interfaces: the provider's default tags do not reach them. */
  readonly tags: Readonly<Record<string, string>>;
  /**
   * What must be there before the first node and until the last has gone: the network's routes, and the add-ons without
   * which no node becomes ready. A node group that has no network plug-in fails after 25 minutes.
   */
  readonly dependsOn: readonly ITerraformDependable[];
}

/**
 * Nodes that EKS manages: Amazon Linux 2023 on encrypted disks, replaced one at a time when the image, the version or the
 * template changes. Between `min` and `max` their number belongs to the cluster autoscaler, `desired` counts at creation
 * alone.
 *
 * EKS tags the Auto Scaling group behind them for the autoscaler by itself, `k8s.io/cluster-autoscaler/enabled` = `true` and
 * `k8s.io/cluster-autoscaler/<cluster>` = `owned` (EKS guide, "Simplify node lifecycle with managed node groups"). Tags of
 * the node group do not reach that group.
 */
export class NodeGroup extends Construct {
  /** What must wait until there are nodes. */
  readonly dependables: readonly ITerraformDependable[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: NodeGroupProps,
  ) {
    super(scope, id);
    this.dependables = [this.addNodes(this.addRole(), this.addTemplate())];
  }

  private addRole(): ServiceRole {
    const { place, cluster } = this.props;
    return new ServiceRole(this, "role", {
      roleName: cluster.nodes.roleName,
      description: `Nodes of the cluster ${cluster.name}`,
      service: "ec2.amazonaws.com",
      managedPolicyArns: NODE_POLICIES.map((name) => managedPolicyArn(place, name)),
    });
  }

  private addTemplate(): LaunchTemplate {
    const { cluster, securityGroupIds, tags } = this.props;
    const { templatePrefix, diskGiB } = cluster.nodes;
    const named = { ...tags, Name: `${cluster.name}-node` };
    return new LaunchTemplate(this, "template", {
      namePrefix: templatePrefix,
      updateDefaultVersion: true,
      vpcSecurityGroupIds: [...securityGroupIds],
      userData: nodeUserData(cluster.nodes),
      blockDeviceMappings: [
        {
          deviceName: ROOT_DEVICE,
          ebs: { volumeType: "gp3", volumeSize: diskGiB, encrypted: "true", deleteOnTermination: "true" },
        },
      ],
      metadataOptions: {
        httpEndpoint: "enabled",
        httpTokens: "required",
        // One hop ends at the node: a pod cannot take the node's role. Controllers are told their region and VPC instead.
        httpPutResponseHopLimit: 1,
        // EKS's own tags have a "/" in their keys, and EC2 refuses to start an instance that would show such tags here.
        instanceMetadataTags: "disabled",
      },
      tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({
        resourceType,
        tags: named,
      })),
      lifecycle: { createBeforeDestroy: true },
    });
  }

  private addNodes(role: ServiceRole, template: LaunchTemplate): EksNodeGroup {
    const { place, cluster, clusterName, subnetIds, dependsOn } = this.props;
    const { nodes } = cluster;
    return new EksNodeGroup(this, "Default", {
      clusterName,
      nodeGroupNamePrefix: nodes.namePrefix,
      nodeRoleArn: role.arn,
      subnetIds: [...subnetIds],
      version: cluster.kubernetes,
      amiType: nodes.amiType,
      capacityType: "ON_DEMAND",
      instanceTypes: [...nodes.instanceTypes],
      scalingConfig: { minSize: nodes.min, desiredSize: nodes.desired, maxSize: nodes.max },
      updateConfig: { maxUnavailable: 1 },
      nodeRepairConfig: { enabled: true },
      // Its number, not "$Latest": EKS answers with the number, so the word would be a change in every plan.
      launchTemplate: { id: template.id, version: Token.asString(template.latestVersion) },
      labels: { platform: place.platform, environment: place.environment },
      dependsOn: [...dependsOn, ...role.dependables],
      lifecycle: { createBeforeDestroy: true, ignoreChanges: ["scaling_config[0].desired_size"] },
    });
  }
}
