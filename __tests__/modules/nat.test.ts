import type { NatMode } from "../../spec/network-spec";
import type { Infrastructure } from "../support/infrastructure";
import { argumentsOf, network, reference } from "../support/network";
import { resolved } from "../support/platform";

const PER_ZONE = withNat("per-zone");
const SINGLE = withNat("single");
const REGIONAL = withNat("regional");
const NONE = withNat("none");
const GATEWAY = "aws_internet_gateway.network_internet-gateway";

test("PPP-11 each public subnet has a NAT gateway with an address of its own", () => {
  expect(gateways(PER_ZONE)).toEqual(["aws_nat_gateway.network_nat_zone-a", "aws_nat_gateway.network_nat_zone-b"]);
  for (const zone of ["a", "b"]) {
    expect(PER_ZONE.at(`aws_nat_gateway.network_nat_zone-${zone}`)).toMatchObject({
      subnet_id: reference(`aws_subnet.network_zone-${zone}_public`),
      allocation_id: reference(`aws_eip.network_nat_zone-${zone}_address`, "allocation_id"),
      depends_on: [GATEWAY],
    });
    expect(PER_ZONE.at(`aws_eip.network_nat_zone-${zone}_address`)).toMatchObject({
      domain: "vpc",
      depends_on: [GATEWAY],
    });
  }
});

test("PPP-13 each private subnet routes to the NAT gateway of its own zone", () => {
  for (const zone of ["a", "b"]) {
    expect(argumentsOf(PER_ZONE.at(`aws_route.network_zone-${zone}_private_internet`))).toEqual({
      route_table_id: reference(`aws_route_table.network_zone-${zone}_private_routes`),
      destination_cidr_block: "0.0.0.0/0",
      nat_gateway_id: reference(`aws_nat_gateway.network_nat_zone-${zone}`),
    });
  }
});

test("a single gateway stands in the first zone and serves all", () => {
  expect(gateways(SINGLE)).toEqual(["aws_nat_gateway.network_nat_zone-a"]);
  expect(waysOut(SINGLE)).toEqual(Array(2).fill(reference("aws_nat_gateway.network_nat_zone-a")));
});

test("from per-zone to single only the other zones' gateways and addresses go", () => {
  expect(PER_ZONE.addresses.filter((address) => !SINGLE.addresses.includes(address))).toEqual([
    "aws_eip.network_nat_zone-b_address",
    "aws_nat_gateway.network_nat_zone-b",
  ]);
  expect(SINGLE.addresses.filter((address) => !PER_ZONE.addresses.includes(address))).toEqual([]);
});

test("a regional gateway belongs to the VPC, without subnet and address, and serves all zones", () => {
  expect(gateways(REGIONAL)).toEqual(["aws_nat_gateway.network_nat_regional"]);
  expect(argumentsOf(REGIONAL.at("aws_nat_gateway.network_nat_regional"))).toEqual({
    availability_mode: "regional",
    vpc_id: reference("aws_vpc.network"),
    tags: { Name: "devops-ppp-dev-nat" },
    depends_on: [GATEWAY],
    lifecycle: { create_before_destroy: true },
  });
  expect(REGIONAL.addresses.filter((address) => address.startsWith("aws_eip."))).toEqual([]);
  expect(waysOut(REGIONAL)).toEqual(Array(2).fill(reference("aws_nat_gateway.network_nat_regional")));
});

test("without NAT no private subnet has a way to the Internet, and the public ones keep theirs", () => {
  expect(gateways(NONE)).toEqual([]);
  expect(NONE.addresses.filter((address) => address.startsWith("aws_route."))).toEqual([
    "aws_route.network_zone-a_public_internet",
    "aws_route.network_zone-b_public_internet",
  ]);
});

test.each([
  [PER_ZONE, "aws_nat_gateway.network_nat_zone-b"],
  [PER_ZONE, "aws_eip.network_nat_zone-b_address"],
  [REGIONAL, "aws_nat_gateway.network_nat_regional"],
])("routes leave a gateway before it is deleted (%#)", ({ at }, address) => {
  expect(at(address).lifecycle).toMatchObject({ create_before_destroy: true });
});

test("a gateway in another subnet gets another address, as two gateways cannot hold one", () => {
  expect(PER_ZONE.at("aws_eip.network_nat_zone-a_address").lifecycle).toMatchObject({
    replace_triggered_by: ["aws_subnet.network_zone-a_public.id"],
  });
});

function withNat(nat: NatMode): Infrastructure {
  return network(resolved("dev", { network: { nat } }));
}

function gateways({ addresses }: Infrastructure): string[] {
  return addresses.filter((address) => address.startsWith("aws_nat_gateway."));
}

function waysOut({ at }: Infrastructure): unknown[] {
  return ["a", "b"].map((zone) => at(`aws_route.network_zone-${zone}_private_internet`).nat_gateway_id);
}
