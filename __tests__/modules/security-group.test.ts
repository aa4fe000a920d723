import { SecurityGroup } from "../../modules/security-group";
import { infrastructure } from "../support/infrastructure";
import { argumentsOf, reference } from "../support/network";
import { resolved } from "../support/platform";

const { at, addresses } = infrastructure(resolved(), (stack) => {
  const group = new SecurityGroup(stack, "shop", {
    vpcId: "vpc-1",
    name: "shop-dev",
    description: "The shop",
    tags: { Team: "shop", Name: "overridden" },
  });
  group.admit("from-block", {
    description: "HTTPS",
    peer: { cidr: "10.0.0.0/16" },
    ports: { protocol: "tcp", from: 443, to: 444 },
  });
  group.release("to-group", { description: "Everything", peer: { group: "sg-1" }, ports: "all" });
});

test("a group can be replaced while it is in use, and rules never hold back its deletion", () => {
  expect(argumentsOf(at("aws_security_group.shop"))).toEqual({
    vpc_id: "vpc-1",
    name_prefix: "shop-dev-",
    description: "The shop",
    revoke_rules_on_delete: true,
    tags: { Team: "shop", Name: "shop-dev" },
    lifecycle: { create_before_destroy: true },
  });
});

test("what comes from a block of addresses is let in on the ports given", () => {
  expect(argumentsOf(at("aws_vpc_security_group_ingress_rule.shop_from-block"))).toEqual({
    security_group_id: reference("aws_security_group.shop"),
    description: "HTTPS",
    cidr_ipv4: "10.0.0.0/16",
    ip_protocol: "tcp",
    from_port: 443,
    to_port: 444,
    lifecycle: { create_before_destroy: true },
  });
});

test("all traffic to a group is let out by a rule without ports", () => {
  expect(argumentsOf(at("aws_vpc_security_group_egress_rule.shop_to-group"))).toEqual({
    security_group_id: reference("aws_security_group.shop"),
    description: "Everything",
    referenced_security_group_id: "sg-1",
    ip_protocol: "-1",
    lifecycle: { create_before_destroy: true },
  });
});

test("nothing else is let in or out", () => {
  expect(addresses).toEqual([
    "aws_security_group.shop",
    "aws_vpc_security_group_egress_rule.shop_to-group",
    "aws_vpc_security_group_ingress_rule.shop_from-block",
  ]);
});
