import { EDGE_NAMESPACE } from "../contracts/edge";
import { type Allowance, DNS, type Peer, type Reach } from "../contracts/reach";
import type { ResolvedPlatform } from "./resolve";
import type { ResolvedWorkload } from "./workload-spec";

/**
 * AWS answers at public addresses, or through endpoints in the VPC where there is no NAT: both change, and no list of them
 * could be kept here. Who may do what there is the role's to say.
 */
const AWS: Peer = { kind: "addresses", name: "AWS endpoints", cidrs: ["0.0.0.0/0"] };
const HTTPS_PORT = 443;

/** One line of the table of who may talk to whom. */
export interface ReachabilityRow {
  readonly from: string;
  readonly to: string;
  /** `3306/TCP` */
  readonly port: string;
  /** What in the configuration asks for it, by path. */
  readonly why: string;
}

/** What a workload may be connected with, as its routes, its uses and `network` say; network policies are made of it. */
export const reachOf = (platform: ResolvedPlatform, workload: ResolvedWorkload): Reach => ({
  incoming: [...fromEdge(workload), ...callers(platform, workload)],
  outgoing: [...toDatabases(platform, workload), ...toAws(workload), ...called(platform, workload)],
});

/** Every connection that may be opened in the application's namespace, each once. */
export function reachability(platform: ResolvedPlatform): readonly ReachabilityRow[] {
  const rows = platform.workloads.flatMap((workload) => {
    const { incoming, outgoing } = reachOf(platform, workload);
    // A call between workloads stands with the one that calls.
    const fromOutside = incoming.filter(({ peer }) => peer.kind !== "workload");
    return [
      ...fromOutside.map((one) => rowOf(nameOf(one.peer), workload.name, one)),
      ...outgoing.map((one) => rowOf(workload.name, nameOf(one.peer), one)),
    ];
  });
  return [...DNS.map((one) => rowOf("every workload", nameOf(one.peer), one)), ...rows];
}

function fromEdge({ name, port }: ResolvedWorkload): Allowance[] {
  return port === null ? [] : [{ peer: { kind: "edge" }, protocol: "TCP", port, why: `workloads.${name}.routes` }];
}

/** Databases may stand in any private subnet, and move to another one when a zone fails. */
function toDatabases({ network, databases }: ResolvedPlatform, { name, uses }: ResolvedWorkload): Allowance[] {
  const cidrs = network.zones.map(({ privateCidr }) => privateCidr);
  const used = uses.filter(({ kind }) => kind === "databases").map(({ key }) => key);
  return databases
    .filter(({ key }) => used.includes(key))
    .map(({ key, port }) => ({
      peer: { kind: "addresses", name: `databases.${key}`, cidrs },
      protocol: "TCP",
      port,
      why: `workloads.${name}.uses.databases.${key}`,
    }));
}

/** Only who has a role has something to say to AWS: first to STS, then to the service. */
function toAws({ name, role, uses }: ResolvedWorkload): Allowance[] {
  if (role === null) return [];
  const queues = uses.filter(({ kind }) => kind === "queues").map(({ key }) => `workloads.${name}.uses.queues.${key}`);
  return [{ peer: AWS, protocol: "TCP", port: HTTPS_PORT, why: queues.join(", ") }];
}

function callers(platform: ResolvedPlatform, { name, port }: ResolvedWorkload): Allowance[] {
  if (port === null) return [];
  return calls(platform)
    .filter(({ to }) => to === name)
    .map(({ from, why }) => ({ peer: { kind: "workload", name: from }, protocol: "TCP", port, why }));
}

function called(platform: ResolvedPlatform, { name }: ResolvedWorkload): Allowance[] {
  return calls(platform)
    .filter(({ from }) => from === name)
    .flatMap(({ to, why }): Allowance[] => {
      const port = platform.workloads.find((one) => one.name === to)?.port ?? null;
      return port === null ? [] : [{ peer: { kind: "workload", name: to }, protocol: "TCP", port, why }];
    });
}

/** Calls between workloads, each once although both ends may name it. */
function calls({ workloads }: ResolvedPlatform): { from: string; to: string; why: string }[] {
  const said = workloads.flatMap(({ name, network }) => [
    ...network.to.map((to) => ({ from: name, to, why: `workloads.${name}.network.to` })),
    ...network.from.map((from) => ({ from, to: name, why: `workloads.${name}.network.from` })),
  ]);
  return said.filter(({ from, to }, index) => said.findIndex((one) => one.from === from && one.to === to) === index);
}

const rowOf = (from: string, to: string, { port, protocol, why }: Allowance): ReachabilityRow => ({
  from,
  to,
  port: `${port}/${protocol}`,
  why,
});

function nameOf(peer: Peer): string {
  if (peer.kind === "edge") return `the edge (namespace ${EDGE_NAMESPACE})`;
  if (peer.kind === "dns") return "the cluster's DNS";
  if (peer.kind === "workload") return peer.name;
  return `${peer.name} (${peer.cidrs.join(", ")})`;
}
