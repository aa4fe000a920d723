import { BaseAddons } from "../../modules/base-addons";
import { ControllerRoles } from "../../modules/controller-roles";
import { EksCluster } from "../../modules/eks-cluster";
import { NodeAddons } from "../../modules/node-addons";
import { NodeGroup } from "../../modules/node-group";
import type { ResolvedPlatform } from "../../spec/resolve";
import type { BaseStack } from "../../stacks/base-stack";
import { type Infrastructure, infrastructure } from "./infrastructure";

/** What the network gives a cluster. */
export interface Surroundings {
  readonly clusterGroupId: string;
  readonly nodeGroupId: string;
  readonly subnetIds: readonly string[];
}

const LITERALS: Surroundings = {
  clusterGroupId: "sg-cluster",
  nodeGroupId: "sg-nodes",
  subnetIds: ["subnet-a", "subnet-b"],
};

/** A platform's cluster with nodes, add-ons and controllers' roles, in surroundings that are given as text. */
export const eks = (platform: ResolvedPlatform): Infrastructure =>
  infrastructure(platform, (stack) => addEks(stack, platform));

export function addEks(stack: BaseStack, platform: ResolvedPlatform, surroundings = LITERALS): void {
  const { place, cluster, protections, controllers, tags } = platform;
  const { subnetIds, clusterGroupId, nodeGroupId } = surroundings;
  const control = new EksCluster(stack, "cluster", {
    place,
    cluster,
    protections,
    retentionDays: 30,
    securityGroupId: clusterGroupId,
    subnetIds,
  });
  const { clusterName, oidc } = control;
  const roles = new ControllerRoles(stack, "controllers", { place, controllers, oidc, clusterName: cluster.name });
  const base = new BaseAddons(stack, "base-addons", { cluster, clusterName });
  const nodes = new NodeGroup(stack, "nodes", {
    place,
    cluster,
    clusterName,
    subnetIds,
    securityGroupIds: [nodeGroupId],
    tags,
    dependsOn: base.dependables,
  });
  new NodeAddons(stack, "node-addons", {
    cluster,
    clusterName,
    roles,
    volumeTags: tags,
    observabilityConfiguration: '{"containerLogs":{"enabled":true}}',
    dependsOn: nodes.dependables,
  });
}
