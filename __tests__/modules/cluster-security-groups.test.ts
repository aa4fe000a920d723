import { TerraformLocal } from "cdktf";
import { ClusterSecurityGroups } from "../../modules/cluster-security-groups";
import { infrastructure } from "../support/infrastructure";
import { reference } from "../support/network";
import { resolved } from "../support/platform";

const CLUSTER = reference("aws_security_group.security-groups_cluster");
const NODES = reference("aws_security_group.security-groups_nodes");
const EDGE = reference("aws_security_group.security-groups_edge");
const EDGE_PORTS = { requests: 80, health: 8_000 };
const { at, addresses } = securityGroups();

test("PPP-19 PPP-21 PPP-26 the control plane, nodes and the load balancer may send anything anywhere", () => {
  const rules = egressRules();
  expect(new Set(rules.map(({ security_group_id }) => security_group_id))).toEqual(new Set([CLUSTER, NODES, EDGE]));
  expect(rules).toHaveLength(3);
  for (const rule of rules) {
    expect(rule).toMatchObject({ cidr_ipv4: "0.0.0.0/0", ip_protocol: "-1" });
    expect(rule).not.toHaveProperty("from_port");
  }
});

test("PPP-18 the control plane is reached on 443 from nodes alone: no group governs the public endpoint", () => {
  expect(ingressTo(CLUSTER)).toEqual([tcp(NODES, 443)]);
});

test("PPP-20 the control plane reaches nodes and pods on 443 and above 1024", () => {
  expect(ingressTo(NODES).filter(({ peer }) => peer === CLUSTER)).toEqual([
    tcp(CLUSTER, 1025, 65_535),
    tcp(CLUSTER, 443),
  ]);
});

test("PPP-20 nodes and pods reach one another, DNS by rules of its own", () => {
  expect(ingressTo(NODES).filter(({ peer }) => peer === NODES)).toEqual([
    tcp(NODES, 53),
    { ...tcp(NODES, 53), protocol: "udp" },
    { peer: NODES, protocol: "-1", from: undefined, to: undefined },
  ]);
});

test("PPP-24 PPP-25 the load balancer is reached on 80 and 443 from the Internet", () => {
  expect(ingressTo(EDGE)).toEqual([tcp("0.0.0.0/0", 80), tcp("0.0.0.0/0", 443)]);
});

test("PPP-27 the load balancer reaches pods on exactly the ports given", () => {
  const ports = ingressTo(NODES).filter(({ peer }) => peer === EDGE);
  expect(ports).toEqual(expect.arrayContaining(Object.values(EDGE_PORTS).map((port) => tcp(EDGE, port))));
  expect(ports).toHaveLength(Object.keys(EDGE_PORTS).length);
});

test("a block that may reach the load balancer is known by its own text, wherever it stands in the list", () => {
  const rule = "aws_vpc_security_group_ingress_rule.security-groups_edge";
  for (const blocks of [["203.0.113.0/24"], ["198.51.100.7/32", "203.0.113.0/24"]]) {
    const groups = securityGroups(blocks);
    expect(groups.at(`${rule}_http_203-0-113-0-24`)).toMatchObject({ cidr_ipv4: "203.0.113.0/24", from_port: 80 });
    expect(groups.at(`${rule}_https_203-0-113-0-24`)).toMatchObject({ cidr_ipv4: "203.0.113.0/24", from_port: 443 });
    expect(groups.addresses.filter((address) => address.includes("_edge_http"))).toHaveLength(2 * blocks.length);
  }
});

test("exactly the node group carries the cluster's ownership tag", () => {
  const owned = addressesOf("aws_security_group").filter((address) => JSON.stringify(at(address)).includes('"owned"'));
  expect(owned).toEqual(["aws_security_group.security-groups_nodes"]);
  expect(at(owned.join()).tags).toEqual({
    Name: "devops-ppp-dev-nodes",
    "kubernetes.io/cluster/devops-ppp-dev": "owned",
  });
});

test("the load balancer's group is found by the name that the kubernetes stack knows", () => {
  expect(at("aws_security_group.security-groups_edge").tags).toEqual({
    Name: resolved().network.edgeSecurityGroupName,
  });
});

test("descriptions hold only characters that EC2 takes", () => {
  for (const address of addresses) {
    expect(at(address).description).toMatch(/^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{1,255}$/);
  }
});

test("the ids handed on are the groups' own", () => {
  const { text } = infrastructure(resolved(), (stack) => {
    const { clusterGroupId, nodeGroupId, edgeGroupId } = groupsOf(stack, ["0.0.0.0/0"]);
    new TerraformLocal(stack, "ids", [clusterGroupId, nodeGroupId, edgeGroupId]);
  });
  expect(JSON.parse(text).locals.ids).toEqual([CLUSTER, NODES, EDGE]);
});

function securityGroups(edgeAllowFrom: readonly string[] = ["0.0.0.0/0"]) {
  return infrastructure(resolved(), (stack) => groupsOf(stack, edgeAllowFrom));
}

function groupsOf(stack: ConstructorParameters<typeof ClusterSecurityGroups>[0], edgeAllowFrom: readonly string[]) {
  const { network, cluster } = resolved();
  return new ClusterSecurityGroups(stack, "security-groups", {
    vpcId: "vpc-1",
    network,
    clusterName: cluster.name,
    edgeAllowFrom,
    edgePorts: EDGE_PORTS,
  });
}

function addressesOf(type: string): string[] {
  return addresses.filter((address) => address.startsWith(`${type}.`));
}

function egressRules() {
  return addressesOf("aws_vpc_security_group_egress_rule").map(at);
}

/** What is let into a group, in the order of the rules' addresses. */
function ingressTo(group: string) {
  return addressesOf("aws_vpc_security_group_ingress_rule")
    .map(at)
    .filter(({ security_group_id }) => security_group_id === group)
    .map((rule) => ({
      peer: rule.referenced_security_group_id ?? rule.cidr_ipv4,
      protocol: rule.ip_protocol,
      from: rule.from_port,
      to: rule.to_port,
    }));
}

function tcp(peer: string, from: number, to = from) {
  return { peer, protocol: "tcp", from, to };
}
