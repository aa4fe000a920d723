import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { TerraformLocal } from "cdktf";
import { infrastructure } from "../support/infrastructure";
import { addNetwork, argumentsOf, network, reference } from "../support/network";
import { resolved } from "../support/platform";

const GATEWAY = "aws_internet_gateway.network_internet-gateway";
const ZONES = ["a", "b"];
const { at, addresses } = network(resolved());

test("PPP-01 the only region is us-east-1", () => {
  const { text } = network(resolved("prod"));
  expect(new Set(text.match(/[a-z]{2}(-[a-z]+)+-\d(?!\d)/g))).toEqual(new Set(["us-east-1"]));
});

test("PPP-02 PPP-03 the VPC's block is 10.0.0.0/16 and both DNS flags are on", () => {
  expect(argumentsOf(at("aws_vpc.network"))).toEqual({
    cidr_block: "10.0.0.0/16",
    enable_dns_support: true,
    enable_dns_hostnames: true,
    tags: { Name: "devops-ppp-dev" },
  });
});

test("PPP-04 the zones are exactly us-east-1a and us-east-1b", () => {
  const zones = addressesOf("aws_subnet").map((address) => at(address).availability_zone);
  expect(new Set(zones)).toEqual(new Set(["us-east-1a", "us-east-1b"]));
});

test.each([
  ["PPP-05", "a", "public", "10.0.1.0/24"],
  ["PPP-06", "b", "public", "10.0.2.0/24"],
  ["PPP-07", "a", "private", "10.0.101.0/24"],
  ["PPP-08", "b", "private", "10.0.102.0/24"],
])("%s the zone %s has a %s subnet %s, which gives out no public addresses", (_, zone, kind, cidr) => {
  expect(at(`aws_subnet.network_zone-${zone}_${kind}`)).toMatchObject({
    vpc_id: reference("aws_vpc.network"),
    cidr_block: cidr,
    availability_zone: `us-east-1${zone}`,
    map_public_ip_on_launch: false,
  });
});

test("PPP-10 one internet gateway is attached to the VPC", () => {
  expect(addressesOf("aws_internet_gateway")).toEqual([GATEWAY]);
  expect(at(GATEWAY).vpc_id).toBe(reference("aws_vpc.network"));
});

test.each(ZONES)("PPP-12 the public subnet of zone %s routes to the internet gateway", (zone) => {
  const table = `aws_route_table.network_zone-${zone}_public_routes`;
  expect(argumentsOf(at(`aws_route.network_zone-${zone}_public_internet`))).toEqual({
    route_table_id: reference(table),
    destination_cidr_block: "0.0.0.0/0",
    gateway_id: reference(GATEWAY),
  });
});

test.each(ZONES.flatMap((zone) => [`zone-${zone}_public`, `zone-${zone}_private`]))(
  "the subnet %s has a route table of its own, without routes written inside it",
  (subnet) => {
    expect(argumentsOf(at(`aws_route_table_association.network_${subnet}_association`))).toEqual({
      subnet_id: reference(`aws_subnet.network_${subnet}`),
      route_table_id: reference(`aws_route_table.network_${subnet}_routes`),
    });
    expect(at(`aws_route_table.network_${subnet}_routes`)).not.toHaveProperty("route");
  },
);

test.each(ZONES)("PPP-14 PPP-17 load balancers find the subnets of zone %s by their tags", (zone) => {
  expect(at(`aws_subnet.network_zone-${zone}_public`).tags).toEqual({
    Name: `devops-ppp-dev-public-${zone}`,
    "kubernetes.io/cluster/devops-ppp-dev": "shared",
    "kubernetes.io/role/elb": "1",
  });
  expect(at(`aws_subnet.network_zone-${zone}_private`).tags).toEqual({
    Name: `devops-ppp-dev-private-${zone}`,
    "kubernetes.io/cluster/devops-ppp-dev": "shared",
    "kubernetes.io/role/internal-elb": "1",
  });
});

test("the VPC's default security group has no rules", () => {
  expect(argumentsOf(at("aws_default_security_group.network_default-security-group"))).toEqual({
    vpc_id: reference("aws_vpc.network"),
    tags: { Name: "devops-ppp-dev-default" },
  });
});

test("S3 is reached from the private subnets without NAT", () => {
  expect(at("aws_vpc_endpoint.network_s3")).toMatchObject({
    vpc_id: reference("aws_vpc.network"),
    vpc_endpoint_type: "Gateway",
    service_name: "com.amazonaws.us-east-1.s3",
    route_table_ids: ZONES.map((zone) => reference(`aws_route_table.network_zone-${zone}_private_routes`)),
  });
});

test("a further zone changes no address of the others", () => {
  const wider = network(resolved("dev", { network: { zones: { c: {} } } })).addresses;
  expect(wider).toEqual(expect.arrayContaining([...addresses]));
  expect(wider.filter((address) => !addresses.includes(address) && !address.includes("zone-c"))).toEqual([]);
});

test("what nodes wait for is every association and route, and the way to S3", () => {
  const waiting = infrastructure(resolved(), (stack) => {
    const { routing } = addNetwork(stack, resolved());
    new SqsQueue(stack, "nodes", { dependsOn: [...routing] });
  });
  const types = /^aws_(route|route_table_association|vpc_endpoint)\./;
  const found = waiting.at("aws_sqs_queue.nodes").depends_on;
  expect(new Set([found].flat())).toEqual(new Set(addresses.filter((address) => types.test(address))));
});

test("the subnets' and gateways' ids are handed on in the order of the zones", () => {
  const { text } = infrastructure(resolved(), (stack) => {
    const { vpcId, publicSubnetIds, privateSubnetIds, natGatewayIds } = addNetwork(stack, resolved());
    new TerraformLocal(stack, "ids", [vpcId, publicSubnetIds, privateSubnetIds, natGatewayIds]);
  });
  expect(JSON.parse(text).locals.ids).toEqual([
    reference("aws_vpc.network"),
    ZONES.map((zone) => reference(`aws_subnet.network_zone-${zone}_public`)),
    ZONES.map((zone) => reference(`aws_subnet.network_zone-${zone}_private`)),
    ZONES.map((zone) => reference(`aws_nat_gateway.network_nat_zone-${zone}`)),
  ]);
});

function addressesOf(type: string): string[] {
  return addresses.filter((address) => address.startsWith(`${type}.`));
}
