import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Construct } from "constructs";
import { SecurityGroup } from "./security-group";

export interface InterfaceEndpointsProps {
  readonly vpcId: string;
  /** Beginning of the `Name` tags. */
  readonly name: string;
  /** The VPC's block: who may use the endpoints. */
  readonly cidr: string;
  readonly subnetIds: readonly string[];
  readonly region: string;
  readonly partition: string;
}

/**
 * AWS's services that nodes, controllers and workloads call: joining the cluster, pulling images, identities of pods,
 * logs and metrics, queues, parameters, scaling and load balancers. S3, where image layers are, has its own gateway.
 */
const SERVICES = [
  "autoscaling",
  "ec2",
  "ecr.api",
  "ecr.dkr",
  "eks",
  "eks-auth",
  "elasticloadbalancing",
  "logs",
  "monitoring",
  "sqs",
  "ssm",
  "sts",
] as const;

/** In China's partition these services' names begin with `cn.`, the others' do not (AWS CDK's table of endpoint names). */
const CHINESE = new Set<string>([
  "autoscaling",
  "ec2",
  "ecr.api",
  "ecr.dkr",
  "eks",
  "eks-auth",
  "monitoring",
  "sqs",
  "sts",
]);

/**
 * Private addresses of AWS's services, for a network without a way to the Internet. Their usual host names lead to them.
 * Only images in the account's own registry can be pulled then: copies of the charts' images must be there.
 */
export class InterfaceEndpoints extends Construct {
  readonly endpoints: readonly VpcEndpoint[];

  constructor(scope: Construct, id: string, props: InterfaceEndpointsProps) {
    super(scope, id);
    const group = this.addGroup(props);
    this.endpoints = SERVICES.map((service) => this.addEndpoint(service, group.id, props));
  }

  private addGroup({ vpcId, name, cidr }: InterfaceEndpointsProps): SecurityGroup {
    const group = new SecurityGroup(this, "security-group", {
      vpcId,
      name: `${name}-endpoints`,
      description: "Private endpoints of AWS services",
    });
    group.admit("https", {
      description: "HTTPS from the VPC",
      peer: { cidr },
      ports: { protocol: "tcp", from: 443, to: 443 },
    });
    return group;
  }

  private addEndpoint(service: string, groupId: string, props: InterfaceEndpointsProps): VpcEndpoint {
    const key = service.replaceAll(".", "-");
    return new VpcEndpoint(this, key, {
      vpcId: props.vpcId,
      vpcEndpointType: "Interface",
      serviceName: serviceName(service, props),
      subnetIds: [...props.subnetIds],
      securityGroupIds: [groupId],
      privateDnsEnabled: true,
      tags: { Name: `${props.name}-${key}` },
    });
  }
}

function serviceName(service: string, { region, partition }: InterfaceEndpointsProps): string {
  const prefix = partition === "aws-cn" && CHINESE.has(service) ? "cn." : "";
  return `${prefix}com.amazonaws.${region}.${service}`;
}
