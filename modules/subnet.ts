import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet as AwsSubnet } from "@cdktf/provider-aws/lib/subnet";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

export interface SubnetProps {
  readonly vpcId: string;
  /** The `Name` tag of the subnet and of its route table. */
  readonly name: string;
  readonly cidr: string;
  /** `us-east-1a` */
  readonly availabilityZone: string;
  /** Tags of the subnet beside `Name`. */
  readonly tags: Readonly<Record<string, string>>;
}

/** What a subnet's traffic to the Internet passes through. */
export type WayOut = { readonly internetGatewayId: string } | { readonly natGatewayId: string };

/**
 * A subnet with a route table of its own. Nothing in it gets a public address by being launched: nodes reach out through
 * NAT, and the load balancer's and NAT gateways' addresses do not come from this setting.
 */
export class Subnet extends Construct {
  readonly id: string;
  /** The id's place in Terraform, for `replace_triggered_by`, which takes no value. */
  readonly idReference: string;
  readonly routeTableId: string;
  /** What must exist before the subnet's network interfaces can reach anything. */
  readonly routing: ITerraformDependable[];

  constructor(scope: Construct, id: string, { vpcId, name, cidr, availabilityZone, tags }: SubnetProps) {
    super(scope, id);
    const subnet = new AwsSubnet(this, "Default", {
      vpcId,
      cidrBlock: cidr,
      availabilityZone,
      mapPublicIpOnLaunch: false,
      tags: { ...tags, Name: name },
    });
    const routes = new RouteTable(this, "routes", { vpcId, tags: { Name: name } });
    const association = new RouteTableAssociation(this, "association", {
      subnetId: subnet.id,
      routeTableId: routes.id,
    });
    this.id = subnet.id;
    this.idReference = `${subnet.terraformResourceType}.${subnet.friendlyUniqueId}.id`;
    this.routeTableId = routes.id;
    this.routing = [association];
  }

  /** Sends everything that is not for the VPC this way. Another way later is a change in place. */
  routeToInternet(way: WayOut): void {
    const route = new Route(this, "internet", {
      routeTableId: this.routeTableId,
      destinationCidrBlock: "0.0.0.0/0",
      ...("natGatewayId" in way ? { natGatewayId: way.natGatewayId } : { gatewayId: way.internetGatewayId }),
    });
    this.routing.push(route);
  }
}
