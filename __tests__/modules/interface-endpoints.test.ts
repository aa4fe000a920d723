import { InterfaceEndpoints } from "../../modules/interface-endpoints";
import type { NatMode } from "../../spec/network-spec";
import { type Infrastructure, infrastructure } from "../support/infrastructure";
import { argumentsOf, network, reference } from "../support/network";
import { resolved } from "../support/platform";

const isolated = withNat("none");

test("without NAT, nodes and pods reach exactly the AWS services that they need", () => {
  const services = endpoints(isolated).map((address) => isolated.at(address).service_name);
  expect(services.sort()).toEqual(
    [
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
    ].map((service) => `com.amazonaws.us-east-1.${service}`),
  );
});

test("an endpoint stands in every private subnet and answers to the service's usual name", () => {
  expect(argumentsOf(isolated.at("aws_vpc_endpoint.network_endpoints_ecr-api"))).toEqual({
    vpc_id: reference("aws_vpc.network"),
    vpc_endpoint_type: "Interface",
    service_name: "com.amazonaws.us-east-1.ecr.api",
    subnet_ids: [reference("aws_subnet.network_zone-a_private"), reference("aws_subnet.network_zone-b_private")],
    security_group_ids: [reference("aws_security_group.network_endpoints_security-group")],
    private_dns_enabled: true,
    tags: { Name: "devops-ppp-dev-ecr-api" },
  });
});

test("endpoints admit port 443 from the VPC's block, and nothing else", () => {
  const rules = isolated.addresses.filter((address) => address.startsWith("aws_vpc_security_group_"));
  expect(rules).toEqual(["aws_vpc_security_group_ingress_rule.network_endpoints_security-group_https"]);
  expect(isolated.at(rules.join())).toMatchObject({
    security_group_id: reference("aws_security_group.network_endpoints_security-group"),
    cidr_ipv4: "10.0.0.0/16",
    ip_protocol: "tcp",
    from_port: 443,
    to_port: 443,
  });
});

test.each(["per-zone", "single", "regional"] as const)("with NAT %s there are none: they cost by the hour", (nat) => {
  expect(endpoints(withNat(nat))).toEqual([]);
});

test.each([
  ["ecr.api", "ecr-api", "cn.com.amazonaws.cn-north-1.ecr.api"],
  ["logs", "logs", "com.amazonaws.cn-north-1.logs"],
])("in China's partition the name of %s is the one of that partition", (_, key, name) => {
  const { at } = infrastructure(resolved(), (stack) => {
    new InterfaceEndpoints(stack, "endpoints", {
      vpcId: "vpc-1",
      name: "shop-dev",
      cidr: "10.0.0.0/16",
      subnetIds: ["subnet-a"],
      region: "cn-north-1",
      partition: "aws-cn",
    });
  });
  expect(at(`aws_vpc_endpoint.endpoints_${key}`).service_name).toBe(name);
});

function withNat(nat: NatMode): Infrastructure {
  return network(resolved("dev", { network: { nat } }));
}

function endpoints({ addresses }: Infrastructure): string[] {
  return addresses.filter((address) => address.startsWith("aws_vpc_endpoint.network_endpoints_"));
}
