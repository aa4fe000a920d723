import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Vpc as AwsVpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ResolvedNetwork, ResolvedZone } from "../spec/network-spec";
import { FlowLogs } from "./flow-logs";
import { InterfaceEndpoints } from "./interface-endpoints";
import { Nat } from "./nat";
import { Subnet } from "./subnet";

export interface VpcProps {
  readonly network: ResolvedNetwork;
  /** The cluster that lives in the network, by its computed name: it stands in the keys of tags. */
  readonly clusterName: string;
  readonly region: string;
  readonly partition: string;
  /** How long flow logs are kept. */
  readonly retentionDays: number;
}

/** The subnets of a zone. */
interface Zone {
  readonly key: string;
  readonly publicSubnet: Subnet;
  readonly privateSubnet: Subnet;
}

/**
 * The platform's network: a public and a private subnet in each zone, each with its own route table, and what they need
 * to reach the Internet and AWS. Ids are made of the zones' letters, so that a zone more or less moves no other.
 */
export class Vpc extends Construct {
  readonly vpcId: string;
  /** In the zones' order. */
  readonly publicSubnetIds: readonly string[];
  /** In the zones' order. */
  readonly privateSubnetIds: readonly string[];
  /** One a zone, one in all, or none, as the NAT mode says. */
  readonly natGatewayIds: readonly string[];
  /**
   * What must exist before a node starts, and be there until the last one is gone: subnets alone lead nowhere, a node
   * without routes never joins its cluster, and on destroy a controller without them cannot delete its load balancer.
   */
  readonly routing: readonly ITerraformDependable[];

  private readonly vpc: AwsVpc;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: VpcProps,
  ) {
    super(scope, id);
    this.vpc = this.addVpc();
    this.vpcId = this.vpc.id;
    this.emptyDefaultGroup();
    const gateway = this.addInternetGateway();
    const zones = props.network.zones.map((zone) => this.addZone(zone));
    const nat = this.addNat(zones, gateway);
    this.routeOut(zones, gateway, nat);
    const endpoints = [this.addS3Endpoint(zones), ...this.replaceInternet(zones)];
    this.logFlows();
    this.publicSubnetIds = zones.map(({ publicSubnet }) => publicSubnet.id);
    this.privateSubnetIds = zones.map(({ privateSubnet }) => privateSubnet.id);
    this.natGatewayIds = nat.gatewayIds;
    this.routing = [
      ...zones.flatMap((zone) => [...zone.publicSubnet.routing, ...zone.privateSubnet.routing]),
      ...endpoints,
    ];
  }

  /** EKS's private endpoint and the private names of VPC endpoints need both DNS flags. */
  private addVpc(): AwsVpc {
    const { cidr, name } = this.props.network;
    return new AwsVpc(this, "Default", {
      cidrBlock: cidr,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { Name: name },
    });
  }

  /** AWS's own group cannot be deleted; without rules, what lands in it by mistake reaches nothing. */
  private emptyDefaultGroup(): void {
    new DefaultSecurityGroup(this, "default-security-group", {
      vpcId: this.vpcId,
      tags: { Name: `${this.props.network.name}-default` },
    });
  }

  private addInternetGateway(): InternetGateway {
    return new InternetGateway(this, "internet-gateway", {
      vpcId: this.vpcId,
      tags: { Name: this.props.network.name },
    });
  }

  /** The role tags are how the load balancer controller finds subnets for public and for internal load balancers. */
  private addZone({ key, name, publicCidr, privateCidr }: ResolvedZone): Zone {
    const scope = new Construct(this, `zone-${key}`);
    const cluster = { [`kubernetes.io/cluster/${this.props.clusterName}`]: "shared" };
    const add = (kind: "public" | "private", cidr: string, role: string) =>
      new Subnet(scope, kind, {
        vpcId: this.vpcId,
        name: `${this.props.network.name}-${kind}-${key}`,
        cidr,
        availabilityZone: name,
        tags: { ...cluster, [`kubernetes.io/role/${role}`]: "1" },
      });
    return {
      key,
      publicSubnet: add("public", publicCidr, "elb"),
      privateSubnet: add("private", privateCidr, "internal-elb"),
    };
  }

  private addNat(zones: readonly Zone[], internetGateway: InternetGateway): Nat {
    const { name, nat } = this.props.network;
    return new Nat(this, "nat", {
      mode: nat,
      name,
      vpcId: this.vpcId,
      zones,
      internetGateway,
    });
  }

  private routeOut(zones: readonly Zone[], gateway: InternetGateway, nat: Nat): void {
    for (const { key, publicSubnet, privateSubnet } of zones) {
      publicSubnet.routeToInternet({ internetGatewayId: gateway.id });
      const natGatewayId = nat.gatewayOf(key);
      if (natGatewayId !== undefined) privateSubnet.routeToInternet({ natGatewayId });
    }
  }

  /** Free, and image layers, which are in S3, need not pass through NAT, which is billed by the gigabyte. */
  private addS3Endpoint(zones: readonly Zone[]): VpcEndpoint {
    const { network, region } = this.props;
    return new VpcEndpoint(this, "s3", {
      vpcId: this.vpcId,
      vpcEndpointType: "Gateway",
      serviceName: `com.amazonaws.${region}.s3`,
      routeTableIds: zones.map(({ privateSubnet }) => privateSubnet.routeTableId),
      tags: { Name: `${network.name}-s3` },
    });
  }

  private replaceInternet(zones: readonly Zone[]): readonly VpcEndpoint[] {
    const { network, region, partition } = this.props;
    if (network.nat !== "none") return [];
    return new InterfaceEndpoints(this, "endpoints", {
      vpcId: this.vpcId,
      name: network.name,
      cidr: network.cidr,
      subnetIds: zones.map(({ privateSubnet }) => privateSubnet.id),
      region,
      partition,
    }).endpoints;
  }

  private logFlows(): void {
    const { network, retentionDays } = this.props;
    if (!network.flowLogs.enabled) return;
    new FlowLogs(this, "flow-logs", {
      vpcId: this.vpcId,
      accountId: this.vpc.ownerId,
      name: network.name,
      logGroup: network.flowLogs.logGroup,
      retentionDays,
    });
  }
}
