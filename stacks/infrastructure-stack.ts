import { Construct } from "constructs";
import { EDGE_PORTS } from "../k8s/edge-ports";
import { Alarms } from "../modules/alarms";
import { AlertTopic } from "../modules/alert-topic";
import { BaseAddons } from "../modules/base-addons";
import { Certificate } from "../modules/certificate";
import { ClusterSecurityGroups } from "../modules/cluster-security-groups";
import { ControllerRoles } from "../modules/controller-roles";
import { Dashboards } from "../modules/dashboards";
import { EksCluster } from "../modules/eks-cluster";
import { LogGroups } from "../modules/log-groups";
import { LogMetrics } from "../modules/log-metrics";
import { observabilityConfiguration } from "../modules/log-routing";
import { NodeAddons } from "../modules/node-addons";
import { NodeGroup } from "../modules/node-group";
import { ServiceAccountRole } from "../modules/service-account-role";
import { Vpc } from "../modules/vpc";
import type { ResolvedPlatform } from "../spec/resolve";
import { BaseStack } from "./base-stack";
import { bindingsOf } from "./bindings";
import { addInfrastructureOutputs } from "./infrastructure-outputs";
import { Stores } from "./stores";

/** Everything of a platform that is AWS. */
export class InfrastructureStack extends BaseStack {
  constructor(scope: Construct, platform: ResolvedPlatform) {
    super(scope, platform.stacks.infrastructure, "infrastructure", platform);
    const vpc = this.addNetwork(platform);
    const groups = this.addSecurityGroups(platform, vpc);
    const logs = this.addLogs(platform);
    const cluster = this.addCluster(platform, vpc, groups, logs);
    const stores = new Stores(this, { platform, vpc, clientGroupId: groups.nodeGroupId });
    this.addWorkloadRoles(platform, cluster);
    this.addAlarms(platform);
    if (platform.domain) new Certificate(this, "certificate", { domain: platform.domain });
    addInfrastructureOutputs(this, platform, stores);
  }

  private addNetwork({ network, cluster, place, observability }: ResolvedPlatform): Vpc {
    return new Vpc(this, "network", {
      network,
      clusterName: cluster.name,
      region: place.region,
      partition: place.partition,
      retentionDays: observability.retentionDays,
    });
  }

  private addSecurityGroups({ network, cluster, edge }: ResolvedPlatform, { vpcId }: Vpc): ClusterSecurityGroups {
    return new ClusterSecurityGroups(this, "security-groups", {
      vpcId,
      network,
      clusterName: cluster.name,
      edgeAllowFrom: edge.allowFrom,
      edgePorts: EDGE_PORTS,
    });
  }

  private addLogs({ observability, workloads }: ResolvedPlatform): LogGroups {
    const logs = new LogGroups(this, "logs", { observability, workloads });
    new LogMetrics(this, "log-metrics", { observability, workloads, logs });
    return logs;
  }

  /** The order is real: nodes without the base add-ons never become ready, and need a way out of their subnets. */
  private addCluster(platform: ResolvedPlatform, vpc: Vpc, groups: ClusterSecurityGroups, logs: LogGroups): EksCluster {
    const { place, cluster, protections, controllers, tags, observability } = platform;
    const eks = new EksCluster(this, "cluster", {
      place,
      cluster,
      protections,
      retentionDays: observability.retentionDays,
      securityGroupId: groups.clusterGroupId,
      subnetIds: vpc.privateSubnetIds,
    });
    const { clusterName, oidc } = eks;
    const base = new BaseAddons(this, "base-addons", { cluster, clusterName });
    const nodes = new NodeGroup(this, "nodes", {
      place,
      cluster,
      clusterName,
      subnetIds: vpc.privateSubnetIds,
      securityGroupIds: [groups.nodeGroupId],
      tags,
      dependsOn: [...base.dependables, ...vpc.routing, ...groups.rules],
    });
    new NodeAddons(this, "addons", {
      cluster,
      clusterName,
      roles: new ControllerRoles(this, "controllers", { place, controllers, oidc, clusterName: cluster.name }),
      volumeTags: tags,
      observabilityConfiguration: observabilityConfiguration(platform),
      dependsOn: [...nodes.dependables, ...logs.dependables],
    });
    return eks;
  }

  /** A role for each workload that acts in AWS, with the statements of its bindings and no others. */
  private addWorkloadRoles(platform: ResolvedPlatform, { oidc }: EksCluster): void {
    const workloads = new Construct(this, "workloads");
    for (const workload of platform.workloads) {
      if (!workload.role) continue;
      new ServiceAccountRole(workloads, workload.name, {
        roleName: workload.role.name,
        description: `What the workload ${workload.name} may do in AWS`,
        oidc,
        namespace: platform.namespace,
        serviceAccount: workload.serviceAccount,
        statements: bindingsOf(platform, workload).flatMap(({ statements }) => statements),
      });
    }
  }

  private addAlarms(platform: ResolvedPlatform): void {
    const { place, observability, protections } = platform;
    const { topicArn } = new AlertTopic(this, "alerts", { place, observability, protections });
    new Alarms(this, "alarms", { platform, topicArn });
    new Dashboards(this, "dashboards", { platform });
  }
}
