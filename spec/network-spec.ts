import { z } from "zod";
import { CIDR_RULE, cidrText } from "./leaf";
import { nameOf, type Place } from "./names";

const subnet = (kind: string) =>
  cidrText.optional().meta({
    description: `the ${kind} subnet of this zone; left out, it is computed from the VPC's block and the zone's letter`,
    changes: "replaces",
    rule: CIDR_RULE,
  });

const zoneSpec = z.strictObject({ public: subnet("public"), private: subnet("private") });

/** What an operator may say of the network. */
export const networkSpec = z.strictObject({
  cidr: cidrText.meta({
    description: "the VPC's IPv4 block, /16 to /20",
    changes: "destroys data",
    rule: CIDR_RULE,
  }),
  nat: z.enum(["per-zone", "single", "regional", "none"]).default("per-zone").meta({
    description:
      "how private subnets reach the Internet: a NAT gateway in each zone, one for all zones, one regional gateway that follows the zones, or not at all",
    changes: "in place",
  }),
  zones: z.record(
    z
      .string()
      .regex(/^[a-f]$/)
      .meta({ rule: "must be a zone's letter, a to f" }),
    zoneSpec,
  ),
});
export interface NetworkSpec extends z.infer<typeof networkSpec> {}
export type NatMode = NetworkSpec["nat"];

export interface ResolvedZone {
  /** The zone's letter, `a`. It is part of ids. */
  readonly key: string;
  /** `us-east-1a` */
  readonly name: string;
  readonly publicCidr: string;
  readonly privateCidr: string;
}

/** The network of one environment: every block known. */
export interface ResolvedNetwork {
  /** The VPC's `Name` tag; also the prefix of its parts' names. */
  readonly name: string;
  readonly cidr: string;
  readonly nat: NatMode;
  readonly zones: readonly ResolvedZone[];
  /** The `Name` tag of the load balancer's security group, by which the kubernetes stack refers to it. */
  readonly edgeSecurityGroupName: string;
  readonly flowLogs: { readonly enabled: boolean; readonly logGroup: string };
}

export function resolveNetwork(
  place: Place,
  spec: NetworkSpec,
  zones: readonly Omit<ResolvedZone, "name">[],
  flowLogs: boolean,
): ResolvedNetwork {
  const name = nameOf(place, "tag");
  return {
    name,
    cidr: spec.cidr,
    nat: spec.nat,
    zones: zones.map((zone) => ({ ...zone, name: `${place.region}${zone.key}` })),
    edgeSecurityGroupName: nameOf(place, "tag", "edge"),
    flowLogs: { enabled: flowLogs, logGroup: `/aws/vpc/${name}/flow-logs` },
  };
}
