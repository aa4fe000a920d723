import { Vpc as AwsVpc } from "@cdktf/provider-aws/lib/vpc";
import { Construct } from "constructs";
import type { ResolvedNetwork } from "../spec/network-spec";

/** The platform's network. */
export class Vpc extends Construct {
  readonly vpcId: string;

  constructor(scope: Construct, id: string, network: ResolvedNetwork) {
    super(scope, id);
    const vpc = new AwsVpc(this, "Default", {
      cidrBlock: network.cidr,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { Name: network.name },
    });
    this.vpcId = vpc.id;
  }
}
