import { Eip } from "@cdktf/provider-aws/lib/eip";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { NatMode } from "../spec/network-spec";
import type { Subnet } from "./subnet";

export interface NatZone {
  /** The zone's letter, `a`. */
  readonly key: string;
  readonly publicSubnet: Subnet;
}

export interface NatProps {
  readonly mode: NatMode;
  /** Beginning of the `Name` tags. */
  readonly name: string;
  readonly vpcId: string;
  /** Never empty, in the order of the configuration: `single` puts its gateway into the first. */
  readonly zones: readonly NatZone[];
  /** A gateway needs it to come up, and on destroy it cannot be detached while a gateway holds public addresses. */
  readonly internetGateway: ITerraformDependable;
}

/** Routes are moved before the gateway they leave is deleted; Terraform's own order is the other one, and cuts nodes off. */
const SUCCESSOR_FIRST = { createBeforeDestroy: true };

/**
 * How private subnets reach the Internet. A zone's gateway has the same id in `per-zone` and in `single`, so that going from
 * one to the other adds or removes the other zones' gateways alone; those zones' traffic then comes from another public
 * address. `regional` is one gateway of the whole VPC, which takes public addresses itself and follows the network
 * interfaces into their zones; until it has reached a new one, which can take AWS an hour, it serves it from another
 * (VPC user guide, "Regional NAT gateways").
 */
export class Nat extends Construct {
  readonly gatewayIds: readonly string[];
  private readonly ofZone = new Map<string, string>();

  constructor(
    scope: Construct,
    id: string,
    private readonly props: NatProps,
  ) {
    super(scope, id);
    const { mode, zones } = props;
    if (mode === "per-zone") for (const zone of zones) this.ofZone.set(zone.key, this.addZonal(zone));
    if (mode === "single") this.serveAll(zones.slice(0, 1).map((zone) => this.addZonal(zone)));
    if (mode === "regional") this.serveAll([this.addRegional()]);
    this.gatewayIds = [...new Set(this.ofZone.values())];
  }

  /** Id of the gateway that serves a zone; undefined where nothing reaches the Internet. */
  gatewayOf(zone: string): string | undefined {
    return this.ofZone.get(zone);
  }

  /** With another subnet comes another address: two gateways cannot hold one, and the old one stays until routes moved. */
  private addZonal({ key, publicSubnet }: NatZone): string {
    const { name, internetGateway } = this.props;
    const zone = new Construct(this, `zone-${key}`);
    const tags = { Name: `${name}-nat-${key}` };
    const address = new Eip(zone, "address", {
      domain: "vpc",
      tags,
      dependsOn: [internetGateway],
      lifecycle: { ...SUCCESSOR_FIRST, replaceTriggeredBy: [publicSubnet.idReference] },
    });
    return new NatGateway(zone, "Default", {
      allocationId: address.allocationId,
      subnetId: publicSubnet.id,
      tags,
      dependsOn: [internetGateway],
      lifecycle: SUCCESSOR_FIRST,
    }).id;
  }

  private addRegional(): string {
    const { name, vpcId, internetGateway } = this.props;
    return new NatGateway(this, "regional", {
      availabilityMode: "regional",
      vpcId,
      tags: { Name: `${name}-nat` },
      dependsOn: [internetGateway],
      lifecycle: SUCCESSOR_FIRST,
    }).id;
  }

  private serveAll(gateways: readonly string[]): void {
    for (const gateway of gateways) for (const { key } of this.props.zones) this.ofZone.set(key, gateway);
  }
}
