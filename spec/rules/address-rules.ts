import { hasHostBits, overlaps, parseCidr, planSubnets, usableAddresses } from "../cidr";
import type { Fault } from "../errors";
import type { Sections } from "../platform-spec";
import { DAEMONS, SINGLETONS } from "../system-pods";
import { type Rule, repeated } from "./candidate";

/** EKS and RDS spread over zones; fewer than two they refuse, and one alone would take the platform down with it. */
const LEAST_ZONES = 2;
/** The VPC CNI hands addresses to a node in blocks of this size, and keeps one block in reserve. */
const PREFIX_ADDRESSES = 16;
/** A node's own addresses: one for each network interface (t3.medium: three). */
const NODE_ADDRESSES = 3;
/** What EKS asks to be free in each subnet for its own interfaces and its upgrades. */
const CLUSTER_ADDRESSES = 16;

/** Address blocks lie where they should, do not overlap, and hold what will run in them. */
export const addressRules: Rule = ({ sections }) => [
  ...zones(sections),
  ...vpcBlock(sections),
  ...serviceBlock(sections),
  ...subnets(sections),
  ...edge(sections),
];

function zones({ network }: Sections): Fault[] {
  const keys = Object.keys(network.zones);
  if (keys.length >= LEAST_ZONES) return [];
  return [{ path: "network.zones", rule: `must have at least ${LEAST_ZONES} zones`, got: keys }];
}

function vpcBlock({ network }: Sections): Fault[] {
  const block = parseCidr(network.cidr);
  if (!block) return [{ path: "network.cidr", rule: "must be an IPv4 block such as 10.0.0.0/16", got: network.cidr }];
  if (hasHostBits(network.cidr)) {
    return [{ path: "network.cidr", rule: "must have no bits set behind its prefix", got: network.cidr }];
  }
  if (block.bits < 16 || block.bits > 20) {
    return [{ path: "network.cidr", rule: "must be between /16 and /20", got: network.cidr }];
  }
  return [];
}

function serviceBlock({ network, cluster }: Sections): Fault[] {
  const path = "cluster.serviceCidr";
  const services = parseCidr(cluster.serviceCidr);
  const vpc = parseCidr(network.cidr);
  if (!services || hasHostBits(cluster.serviceCidr) || services.bits < 12 || services.bits > 24) {
    return [{ path, rule: "must be an IPv4 block between /12 and /24", got: cluster.serviceCidr }];
  }
  if (!vpc || !overlaps(services, vpc)) return [];
  return [{ path, rule: `must not overlap network.cidr, ${network.cidr}`, got: cluster.serviceCidr }];
}

function subnets(sections: Sections): Fault[] {
  const { network } = sections;
  const plan = planSubnets(network.cidr, network.zones);
  const faults = plan.faults.map(({ zone, subnet, ...fault }) => ({
    ...fault,
    path: `network.zones.${zone}.${subnet}`,
  }));
  if (faults.length > 0) return faults;
  const need = addressesNeeded(sections);
  return plan.zones.flatMap(({ key, privateCidr }): Fault[] => {
    const block = parseCidr(privateCidr);
    const room = block ? usableAddresses(block) : 0;
    if (room >= need) return [];
    const rule = `must hold ${need} addresses for nodes and pods at their most, has ${room}`;
    return [{ path: `network.zones.${key}.private`, rule, got: privateCidr }];
  });
}

/** Addresses that one zone must have when everything runs at its most, one node more than its share. */
function addressesNeeded({ network, cluster, workloads, databases }: Sections): number {
  const zoneCount = Math.max(1, Object.keys(network.zones).length);
  const nodes = Math.max(1, cluster.nodes.max);
  const replicas = Object.values(workloads).reduce((sum, { scaling }) => sum + scaling.max, 0);
  const system = SINGLETONS.reduce((sum, pod) => sum + pod.replicas, 0);
  const podsPerNode = Math.ceil((replicas + system) / nodes) + DAEMONS.length;
  const perNode = NODE_ADDRESSES + (Math.ceil(podsPerNode / PREFIX_ADDRESSES) + 1) * PREFIX_ADDRESSES;
  const nodesInZone = Math.min(nodes, Math.ceil(nodes / zoneCount) + 1);
  return nodesInZone * perNode + CLUSTER_ADDRESSES + Object.keys(databases).length;
}

function edge({ edge: { allowFrom } }: Sections): Fault[] {
  const faults = allowFrom.flatMap((cidr, index): Fault[] =>
    parseCidr(cidr) && !hasHostBits(cidr)
      ? []
      : [
          {
            path: `edge.allowFrom.${index}`,
            rule: "must be an IPv4 block with no bits set behind its prefix",
            got: cidr,
          },
        ],
  );
  const twice = repeated(allowFrom).map(({ index, value }) => ({
    path: `edge.allowFrom.${index}`,
    rule: "must not name a block twice",
    got: value,
  }));
  return [...faults, ...twice];
}
