import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { EksAccessEntry } from "@cdktf/provider-aws/lib/eks-access-entry";
import { EksAccessPolicyAssociation } from "@cdktf/provider-aws/lib/eks-access-policy-association";
import { EksCluster as AwsEksCluster } from "@cdktf/provider-aws/lib/eks-cluster";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ResolvedCluster } from "../spec/cluster-spec";
import type { Place } from "../spec/names";
import type { Protections } from "../spec/profiles";
import { KmsKey } from "./kms-key";
import { managedPolicyArn } from "./managed-policy";
import { type OidcIssuer, OidcProvider } from "./oidc-provider";
import { ServiceRole } from "./service-role";

const LOG_TYPES = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

export interface EksClusterProps {
  readonly place: Place;
  readonly cluster: ResolvedCluster;
  readonly protections: Protections;
  /** How long the control plane's logs are kept, in days. */
  readonly retentionDays: number;
  /** The control plane's own group. */
  readonly securityGroupId: string;
  /** Private subnets in two zones at least. */
  readonly subnetIds: readonly string[];
}

/**
 * The control plane of a Kubernetes cluster, its encryption key, its logs and its administrators.
 *
 * Nobody administers it but the roles named: the one that creates it gets no right inside it. Its version leaves standard
 * support as AWS's calendar says and is then upgraded by AWS, because extended support costs six times the control plane.
 * Kubernetes' own add-ons come from `BaseAddons` and `NodeAddons`, none by themselves.
 *
 * EKS writes a last time while it is being deleted and thereby makes its log group anew, without a retention: before the
 * next deploy under the same name, import or delete it (docs/runbooks/destroy.md).
 */
export class EksCluster extends Construct {
  /** A reference: who uses it waits for the cluster. */
  readonly clusterName: string;
  readonly oidc: OidcIssuer;
  /** For what names the cluster by its computed name and must wait for it all the same. */
  readonly dependables: readonly ITerraformDependable[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: EksClusterProps,
  ) {
    super(scope, id);
    const cluster = this.addCluster(this.addRole(), this.addKey(), this.addLogGroup());
    this.clusterName = cluster.name;
    this.oidc = new OidcProvider(this, "oidc", { issuerUrl: cluster.identity.get(0).oidc.get(0).issuer });
    this.dependables = [cluster, ...this.admit(cluster)];
  }

  private addRole(): ServiceRole {
    const { cluster, place } = this.props;
    return new ServiceRole(this, "role", {
      roleName: cluster.roleName,
      description: `Control plane of the cluster ${cluster.name}`,
      service: "eks.amazonaws.com",
      managedPolicyArns: [managedPolicyArn(place, "AmazonEKSClusterPolicy")],
    });
  }

  /** The cluster's role needs no rights on it: EKS works by a grant that it is given by whoever creates the cluster. */
  private addKey(): KmsKey {
    const { cluster, place, protections } = this.props;
    return new KmsKey(this, "key", {
      place,
      alias: cluster.keyAlias,
      description: `Kubernetes secrets of the cluster ${cluster.name}`,
      deletionDays: protections.keyDeletionDays,
      preventDestroy: protections.preventDestroy,
    });
  }

  /** Before the cluster, which would otherwise make it by itself and keep logs for ever. */
  private addLogGroup(): CloudwatchLogGroup {
    const { cluster, retentionDays } = this.props;
    return new CloudwatchLogGroup(this, "logs", { name: cluster.logGroup, retentionInDays: retentionDays });
  }

  private addCluster(role: ServiceRole, key: KmsKey, logs: CloudwatchLogGroup): AwsEksCluster {
    const { cluster, protections } = this.props;
    return new AwsEksCluster(this, "Default", {
      name: cluster.name,
      version: cluster.kubernetes,
      roleArn: role.arn,
      bootstrapSelfManagedAddons: false,
      enabledClusterLogTypes: LOG_TYPES,
      deletionProtection: protections.deletionProtection,
      accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
      upgradePolicy: { supportType: "STANDARD" },
      zonalShiftConfig: { enabled: false },
      kubernetesNetworkConfig: { ipFamily: "ipv4", serviceIpv4Cidr: cluster.serviceCidr },
      encryptionConfig: { resources: ["secrets"], provider: { keyArn: key.arn } },
      vpcConfig: this.vpcConfig(),
      dependsOn: [logs, ...role.dependables],
      // A new name, Service CIDR or key replaces the cluster and all that runs in it.
      lifecycle: { preventDestroy: protections.preventDestroy },
    });
  }

  /** A list of CIDRs without a public endpoint would mean nothing, a public endpoint without one the whole Internet. */
  private vpcConfig() {
    const { cluster, securityGroupId, subnetIds } = this.props;
    const isPublic = cluster.publicCidrs.length > 0;
    return {
      subnetIds: [...subnetIds],
      securityGroupIds: [securityGroupId],
      endpointPrivateAccess: true,
      endpointPublicAccess: isPublic,
      publicAccessCidrs: isPublic ? [...cluster.publicCidrs] : undefined,
    };
  }

  private admit({ name: clusterName }: AwsEksCluster): ITerraformDependable[] {
    const { cluster, place } = this.props;
    const admins = new Construct(this, "admins");
    return cluster.admins.map(({ key, roleArn: principalArn }) => {
      const admin = new Construct(admins, adminId(key));
      const entry = new EksAccessEntry(admin, "Default", { clusterName, principalArn, type: "STANDARD" });
      return new EksAccessPolicyAssociation(admin, "everything", {
        clusterName,
        principalArn,
        policyArn: `arn:${place.partition}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`,
        accessScope: { type: "cluster" },
        dependsOn: [entry],
      });
    });
  }
}

/** Role names may hold `+=,.@`, addresses may not. */
const adminId = (roleName: string) => roleName.replace(/[^A-Za-z0-9_-]/g, "-");
