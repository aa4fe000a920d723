import { breaches, everyResource, everyStack, where } from "../support/stacks";

const ANYWHERE = ["0.0.0.0/0", "::/0"];

test("PPP-128 the edge's group alone admits the Internet, on 80 and 443", () => {
  const open = everyResource("aws_vpc_security_group_ingress_rule").filter(({ arguments: rule }) =>
    [rule.cidr_ipv4, rule.cidr_ipv6].some((cidr) => ANYWHERE.includes(cidr)),
  );
  const described = open.map(({ stack, arguments: rule }) => [
    stack,
    rule.security_group_id,
    rule.from_port,
    rule.to_port,
  ]);
  const edge = `\${aws_security_group.security-groups_edge.id}`;
  expect(described).toEqual(
    infrastructures().flatMap(({ id }) => [
      [id, edge, 80, 80],
      [id, edge, 443, 443],
    ]),
  );
});

test("every ingress rule names its source: a group or a block", () => {
  const sources = ["cidr_ipv4", "cidr_ipv6", "prefix_list_id", "referenced_security_group_id"];
  expect(
    breaches(
      everyResource("aws_vpc_security_group_ingress_rule"),
      (rule) => sources.filter((key) => rule[key]).length === 1,
    ),
  ).toEqual([]);
});

test("no group has rules of its own, beside those that are resources", () => {
  const groups = everyResource("aws_security_group", "aws_default_security_group");
  expect(breaches(groups, ({ ingress, egress }) => ingress === undefined && egress === undefined)).toEqual([]);
});

test("no other kind of resource opens a way in", () => {
  const types = [
    "aws_security_group_rule",
    "aws_network_acl",
    "aws_network_acl_rule",
    "aws_default_network_acl",
    "aws_lb",
  ];
  const found = everyStack().flatMap(({ blocks }) => blocks.filter(({ type }) => types.includes(type)));
  expect(found.map(where)).toEqual([]);
});

test("PPP-45 PPP-129 databases are private, in a group of private subnets", () => {
  expect(breaches(everyResource("aws_db_instance"), (database) => database.publicly_accessible === false)).toEqual([]);
  const privates = ({ subnet_ids: ids }: { subnet_ids: string[] }) =>
    ids.length === 2 && ids.every((id) => /^\$\{aws_subnet\.network_zone-\w_private\.id\}$/.test(id));
  expect(breaches(everyResource("aws_db_subnet_group", "aws_eks_node_group"), privates)).toEqual([]);
  expect(breaches(everyResource("aws_eks_cluster"), ({ vpc_config }) => privates(vpc_config))).toEqual([]);
});

test("PPP-08 PPP-129 no subnet gives its machines public addresses, no template asks for one", () => {
  expect(breaches(everyResource("aws_subnet"), (subnet) => subnet.map_public_ip_on_launch === false)).toEqual([]);
  expect(breaches(everyResource("aws_launch_template"), (template) => !("network_interfaces" in template))).toEqual([]);
});

test("PPP-18 the Kubernetes API is open inside, and outside to named addresses alone", () => {
  const named = ({ vpc_config: vpc }: { vpc_config: { [key: string]: unknown } }) =>
    vpc.endpoint_private_access === true &&
    (vpc.endpoint_public_access === false ||
      (Array.isArray(vpc.public_access_cidrs) &&
        vpc.public_access_cidrs.length > 0 &&
        !vpc.public_access_cidrs.some((cidr) => ANYWHERE.includes(cidr))));
  expect(breaches(everyResource("aws_eks_cluster"), named)).toEqual([]);
});

test("PPP-85 PPP-107 each cluster has one Service that faces the Internet", () => {
  const facing = everyResource("kubernetes_service_v1").filter(({ arguments: { spec } }) => spec.type !== "ClusterIP");
  expect(facing.map(where)).toEqual(
    everyStack()
      .filter(({ kind }) => kind === "kubernetes")
      .map(({ id }) => `${id} kubernetes_service_v1.edge_service`),
  );
});

test("nobody of outside the account is let in by a policy of a topic, queue, key or registry", () => {
  const types = [
    "aws_ecr_repository_policy",
    "aws_s3_bucket_policy",
    "aws_lambda_permission",
    "aws_ecrpublic_repository",
  ];
  const found = everyStack().flatMap(({ blocks }) => blocks.filter(({ type }) => types.includes(type)));
  expect(found.map(where)).toEqual([]);
});

const infrastructures = () => everyStack().filter(({ kind }) => kind === "infrastructure");
