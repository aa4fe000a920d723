import { Construct } from "constructs";
import type { Controllers, ResolvedController } from "../spec/controllers";
import type { Place } from "../spec/names";
import { loadBalancerPolicy } from "./load-balancer-policy";
import { managedPolicyArn } from "./managed-policy";
import type { OidcIssuer } from "./oidc-provider";
import { ServiceAccountRole } from "./service-account-role";

export interface ControllerRolesProps {
  readonly place: Place;
  readonly controllers: Controllers;
  readonly oidc: OidcIssuer;
  /** The computed name, not a reference: policies are then the same text in every plan. */
  readonly clusterName: string;
}

/**
 * What the cluster's own components may do in AWS, a role for each ServiceAccount:
 * - `loadBalancer`: the policy that the load balancer controller's project publishes, narrowed to this cluster's nodes
 * - `autoscaler`: look at instance types and Auto Scaling groups, resize those of this cluster
 * - `volumes`: AWS's policy for the EBS driver, which touches only volumes that the driver made
 * - `observability`: AWS's policy for the CloudWatch agent, which Fluent Bit shares
 */
export class ControllerRoles extends Construct {
  readonly loadBalancer: ServiceAccountRole;
  readonly autoscaler: ServiceAccountRole;
  readonly volumes: ServiceAccountRole;
  readonly observability: ServiceAccountRole;

  constructor(scope: Construct, id: string, { place, controllers, oidc, clusterName }: ControllerRolesProps) {
    super(scope, id);
    this.loadBalancer = new ServiceAccountRole(this, "load-balancer", {
      ...roleOf(controllers.loadBalancer),
      description: `Load balancer controller of the cluster ${clusterName}`,
      oidc,
      policyJson: loadBalancerPolicy(place, clusterName),
    });
    this.autoscaler = new ServiceAccountRole(this, "autoscaler", {
      ...roleOf(controllers.autoscaler),
      description: `Cluster autoscaler of the cluster ${clusterName}`,
      oidc,
      policyJson: autoscalerPolicy(place, clusterName),
    });
    this.volumes = new ServiceAccountRole(this, "volumes", {
      ...roleOf(controllers.volumes),
      description: `EBS driver of the cluster ${clusterName}`,
      oidc,
      managedPolicyArns: [managedPolicyArn(place, "service-role/AmazonEBSCSIDriverPolicyV2")],
    });
    this.observability = new ServiceAccountRole(this, "observability", {
      ...roleOf(controllers.observability),
      description: `CloudWatch agent and Fluent Bit of the cluster ${clusterName}`,
      oidc,
      managedPolicyArns: [managedPolicyArn(place, "CloudWatchAgentServerPolicy")],
    });
  }
}

const roleOf = ({ roleName, namespace, serviceAccount }: ResolvedController) => ({
  roleName,
  namespace,
  serviceAccount,
});

/**
 * What the cluster autoscaler needs to find groups by their tags (its README for AWS, "Full Cluster Autoscaler Features
 * Policy"). Reading actions that know no resources are allowed on all; resizing, on groups alone that EKS tagged for this
 * cluster.
 */
function autoscalerPolicy({ partition, region, accountId }: Place, clusterName: string): string {
  const look = {
    Sid: "Look",
    Effect: "Allow",
    Action: [
      "autoscaling:DescribeAutoScalingGroups",
      "autoscaling:DescribeAutoScalingInstances",
      "autoscaling:DescribeLaunchConfigurations",
      "autoscaling:DescribeScalingActivities",
      "autoscaling:DescribeTags",
      "ec2:DescribeImages",
      "ec2:DescribeInstanceTypes",
      "ec2:DescribeLaunchTemplateVersions",
      "ec2:GetInstanceTypesFromInstanceRequirements",
    ],
    Resource: "*",
  };
  const lookAtNodes = {
    Sid: "LookAtNodeGroups",
    Effect: "Allow",
    Action: ["eks:DescribeNodegroup"],
    Resource: `arn:${partition}:eks:${region}:${accountId}:nodegroup/${clusterName}/*/*`,
  };
  const resize = {
    Sid: "Resize",
    Effect: "Allow",
    Action: ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
    Resource: `arn:${partition}:autoscaling:${region}:${accountId}:autoScalingGroup:*:autoScalingGroupName/*`,
    Condition: {
      StringEquals: {
        "aws:ResourceTag/k8s.io/cluster-autoscaler/enabled": "true",
        [`aws:ResourceTag/k8s.io/cluster-autoscaler/${clusterName}`]: "owned",
      },
    },
  };
  return JSON.stringify({ Version: "2012-10-17", Statement: [look, lookAtNodes, resize] });
}
