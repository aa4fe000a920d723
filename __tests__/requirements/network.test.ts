import { reference } from "../support/infrastructure";
import { stackOf } from "../support/stacks";

const { at, of, text, json } = stackOf("dev", "infrastructure");
const id = (address: string) => reference(`${address}.id`);

test.each(["dev", "prod"] as const)("PPP-01 us-east-1 is the only region in both stacks of %s", (environment) => {
  for (const kind of ["infrastructure", "kubernetes"] as const) {
    const stack = stackOf(environment, kind);
    expect(stack.json.provider.aws.map(({ region }: { region: string }) => region)).toEqual(["us-east-1"]);
    expect(
      new Set(stack.text.match(/\b(us|eu|ap|sa|ca|af|me|il)(-gov)?-(north|south|east|west|central)+-\d\b/g)),
    ).toEqual(new Set(["us-east-1"]));
  }
});

test("PPP-02 PPP-03 the VPC", () => {
  expect(of("aws_vpc")).toEqual([
    {
      cidr_block: "10.0.0.0/16",
      enable_dns_support: true,
      enable_dns_hostnames: true,
      tags: { Name: "devops-ppp-dev" },
    },
  ]);
});

test.each([
  ["PPP-05 the public subnet of zone a", "zone-a_public", "10.0.1.0/24", "us-east-1a", "elb"],
  ["PPP-06 the public subnet of zone b", "zone-b_public", "10.0.2.0/24", "us-east-1b", "elb"],
  ["PPP-07 the private subnet of zone a", "zone-a_private", "10.0.101.0/24", "us-east-1a", "internal-elb"],
  ["PPP-08 the private subnet of zone b", "zone-b_private", "10.0.102.0/24", "us-east-1b", "internal-elb"],
])("%s, with the tag of PPP-17", (_, name, block, zone, role) => {
  expect(at(`aws_subnet.network_${name}`)).toMatchObject({
    cidr_block: block,
    availability_zone: zone,
    map_public_ip_on_launch: false,
    vpc_id: id("aws_vpc.network"),
    tags: { [`kubernetes.io/role/${role}`]: "1" },
  });
});

test("PPP-04 PPP-05 PPP-06 PPP-07 PPP-08 there are no other subnets", () => {
  expect(of("aws_subnet")).toHaveLength(4);
});

test.each(["a", "b"])("PPP-10 PPP-11 PPP-12 PPP-13 zone %s has its own ways out", (zone) => {
  const subnet = (kind: string) => id(`aws_subnet.network_zone-${zone}_${kind}`);
  const routes = (kind: string) => id(`aws_route_table.network_zone-${zone}_${kind}_routes`);
  expect(at(`aws_nat_gateway.network_nat_zone-${zone}`)).toMatchObject({
    subnet_id: subnet("public"),
    allocation_id: reference(`aws_eip.network_nat_zone-${zone}_address.allocation_id`),
  });
  expect(at(`aws_route.network_zone-${zone}_public_internet`)).toEqual({
    destination_cidr_block: "0.0.0.0/0",
    gateway_id: id("aws_internet_gateway.network_internet-gateway"),
    route_table_id: routes("public"),
  });
  expect(at(`aws_route.network_zone-${zone}_private_internet`)).toEqual({
    destination_cidr_block: "0.0.0.0/0",
    nat_gateway_id: id(`aws_nat_gateway.network_nat_zone-${zone}`),
    route_table_id: routes("private"),
  });
  for (const kind of ["public", "private"]) {
    expect(at(`aws_route_table_association.network_zone-${zone}_${kind}_association`)).toEqual({
      subnet_id: subnet(kind),
      route_table_id: routes(kind),
    });
  }
});

test("PPP-10 PPP-11 there is one internet gateway, and a NAT gateway a zone", () => {
  expect(of("aws_internet_gateway").map(({ vpc_id }) => vpc_id)).toEqual([id("aws_vpc.network")]);
  expect(of("aws_nat_gateway")).toHaveLength(2);
  expect(of("aws_eip")).toHaveLength(2);
  expect(of("aws_route")).toHaveLength(4);
});

test("PPP-20 PPP-27 what reaches nodes and pods, whole", () => {
  const nodes = id("aws_security_group.security-groups_nodes");
  const cluster = id("aws_security_group.security-groups_cluster");
  const edge = id("aws_security_group.security-groups_edge");
  const rules = of("aws_vpc_security_group_ingress_rule").filter((rule) => rule.security_group_id === nodes);
  const short = rules.map((rule) => [
    rule.referenced_security_group_id,
    rule.ip_protocol,
    rule.from_port,
    rule.to_port,
  ]);
  expect(short).toHaveLength(7);
  expect(short).toEqual(
    expect.arrayContaining([
      [cluster, "tcp", 443, 443],
      [cluster, "tcp", 1025, 65535],
      [nodes, "tcp", 53, 53],
      [nodes, "udp", 53, 53],
      [nodes, "-1", undefined, undefined],
      [edge, "tcp", 80, 80],
      [edge, "tcp", 8000, 8000],
    ]),
  );
});

test("PPP-22 PPP-23 PPP-50 the database is reached by nodes and pods on 3306 alone, and reaches nothing", () => {
  const database = id("aws_security_group.databases_main_security-group");
  const own = (type: string) => of(type).filter((rule) => rule.security_group_id === database);
  expect(own("aws_vpc_security_group_egress_rule")).toEqual([]);
  expect(own("aws_vpc_security_group_ingress_rule")).toMatchObject([
    {
      from_port: 3306,
      to_port: 3306,
      ip_protocol: "tcp",
      referenced_security_group_id: id("aws_security_group.security-groups_nodes"),
    },
  ]);
  expect(at("aws_db_instance.databases_main").vpc_security_group_ids).toEqual([database]);
  expect(at("aws_launch_template.nodes_template").vpc_security_group_ids).toEqual([
    id("aws_security_group.security-groups_nodes"),
  ]);
});

test("PPP-22 PostgreSQL's port stands nowhere", () => {
  expect(text).not.toMatch(/\b5432\b/);
  expect(stackOf("dev", "kubernetes").text).not.toMatch(/\b5432\b/);
  expect(json.resource.aws_db_instance.databases_main.port).toBe(3306);
});

test("PPP-19 PPP-21 PPP-26 the control plane, nodes and the edge may send anything", () => {
  expect(
    of("aws_vpc_security_group_egress_rule").map((rule) => [rule.security_group_id, rule.ip_protocol, rule.cidr_ipv4]),
  ).toEqual(
    ["cluster", "edge", "nodes"].map((group) => [id(`aws_security_group.security-groups_${group}`), "-1", "0.0.0.0/0"]),
  );
});
