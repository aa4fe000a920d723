/** A block of IPv4 addresses: its first address as an unsigned number, and the length of its prefix. */
export interface Block {
  readonly base: number;
  readonly bits: number;
}

/** Both subnets of a zone, each as its author wrote it or as it was computed. */
export interface ZoneBlocks {
  readonly key: string;
  readonly publicCidr: string;
  readonly privateCidr: string;
}

export interface SubnetFault {
  readonly zone: string;
  readonly subnet: "public" | "private";
  readonly rule: string;
  readonly got?: string;
  readonly remedy?: string;
}

export interface SubnetPlan {
  /** In config order; a zone with a block that cannot be computed is left out, and is a fault. */
  readonly zones: readonly ZoneBlocks[];
  readonly faults: readonly SubnetFault[];
}

type Zones = Readonly<Record<string, { readonly public?: string | undefined; readonly private?: string | undefined }>>;

interface Subnet {
  readonly zone: string;
  readonly subnet: "public" | "private";
  readonly text: string;
  /** Null where the text is no block. */
  readonly block: Block | null;
  readonly explicit: boolean;
}

/** AWS keeps the first four addresses and the last one of each subnet (VPC user guide, "Subnet CIDR blocks"). */
const KEPT_BY_AWS = 5;
/** What AWS allows of a subnet (EC2 CreateSubnet). */
const WIDEST_SUBNET = 16;
const NARROWEST_SUBNET = 28;
/** VPC sizes in which twelve useful slots fit. */
const WIDEST_VPC = 16;
const NARROWEST_VPC = 20;

const LETTERS = "abcdef";
/**
 * Where computed blocks lie: all in the upper half of the VPC's block, which leaves the lower half to blocks that are
 * written. Private slots are sixteenths from the eighth on (/20 of a /16), public ones sixty-fourths from the 56th on (/22).
 */
const SLOTS = {
  public: { extraBits: 6, first: 56 },
  private: { extraBits: 4, first: 8 },
} as const;

/** Reads `10.0.1.0/24`. Null for what is none: an octet above 255, a prefix above 32, leading zeros. Host bits are dropped. */
export function parseCidr(text: string): Block | null {
  const read = readCidr(text);
  return read && { base: read.address - (read.address % size(read.bits)), bits: read.bits };
}

/** Whether the address is not the first of its block, as in `10.0.1.7/24`. False for what is no block at all. */
export function hasHostBits(text: string): boolean {
  const read = readCidr(text);
  return read !== null && read.address % size(read.bits) !== 0;
}

export function formatCidr({ base, bits }: Block): string {
  const octets = [2 ** 24, 2 ** 16, 2 ** 8, 1].map((unit) => Math.floor(base / unit) % 256);
  return `${octets.join(".")}/${bits}`;
}

/** Whether each address of `inner` is one of `outer`. */
export const contains = (outer: Block, inner: Block): boolean => outer.bits <= inner.bits && overlaps(outer, inner);

export const overlaps = (a: Block, b: Block): boolean =>
  a.base < b.base + size(b.bits) && b.base < a.base + size(a.bits);

/** Addresses of a subnet that nodes, pods and load balancers may have. */
export const usableAddresses = ({ bits }: Block): number => Math.max(0, size(bits) - KEPT_BY_AWS);

/**
 * Gives each zone its two subnets. A block that is written is checked; one that is left out has a fixed slot by the
 * zone's letter, so nothing that is done to another zone moves it. A slot that is taken is a fault, never moved aside.
 * Never throws.
 */
export function planSubnets(vpcCidr: string, zones: Zones): SubnetPlan {
  const vpc = parseCidr(vpcCidr);
  const faults: SubnetFault[] = [];
  const subnets: Subnet[] = [];
  for (const [zone, written] of Object.entries(zones)) {
    for (const subnet of ["public", "private"] as const) {
      const text = written[subnet];
      const found = text === undefined ? computed(vpc, zone, subnet) : explicit(zone, subnet, text);
      if ("rule" in found) faults.push(found);
      else subnets.push(found);
    }
  }
  faults.push(...subnets.flatMap((subnet) => formFaults(subnet, vpc)));
  faults.push(
    ...subnets.flatMap((subnet, index) => subnets.slice(0, index).flatMap((other) => overlapFault(other, subnet))),
  );
  return { zones: zonesOf(Object.keys(zones), subnets), faults };
}

const size = (bits: number) => 2 ** (32 - bits);

function readCidr(text: string): { readonly address: number; readonly bits: number } | null {
  const match = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\/(0|[1-9]\d?)$/.exec(text);
  if (!match) return null;
  const octets = match.slice(1, 5).map(Number);
  const bits = Number(match[5]);
  if (bits > 32 || octets.some((octet) => octet > 255)) return null;
  return { address: octets.reduce((sum, octet) => sum * 256 + octet, 0), bits };
}

const explicit = (zone: string, subnet: Subnet["subnet"], text: string): Subnet => ({
  zone,
  subnet,
  text,
  block: parseCidr(text),
  explicit: true,
});

function computed(vpc: Block | null, zone: string, subnet: Subnet["subnet"]): Subnet | SubnetFault {
  const letter = zone.length === 1 ? LETTERS.indexOf(zone) : -1;
  if (letter < 0) return { zone, subnet, rule: "must be written: blocks are computed for zones a to f alone" };
  if (!vpc || vpc.bits < WIDEST_VPC || vpc.bits > NARROWEST_VPC) {
    return {
      zone,
      subnet,
      rule: `must be written: blocks are computed only where the VPC's is an IPv4 block from /${WIDEST_VPC} to /${NARROWEST_VPC}`,
    };
  }
  const { extraBits, first } = SLOTS[subnet];
  const bits = vpc.bits + extraBits;
  const block = { base: vpc.base + (first + letter) * size(bits), bits };
  return { zone, subnet, text: formatCidr(block), block, explicit: false };
}

function formFaults({ zone, subnet, text, block, explicit }: Subnet, vpc: Block | null): SubnetFault[] {
  if (!explicit) return [];
  const fault = (rule: string, remedy?: string) => ({ zone, subnet, rule, got: text, remedy });
  if (!block) return [fault("must be an IPv4 block such as 10.0.1.0/24")];
  const faults: SubnetFault[] = [];
  if (hasHostBits(text))
    faults.push(fault("must begin at its block's first address", `did you mean "${formatCidr(block)}"?`));
  if (block.bits < WIDEST_SUBNET || block.bits > NARROWEST_SUBNET) {
    faults.push(fault(`must be from /${WIDEST_SUBNET} to /${NARROWEST_SUBNET}`));
  }
  if (vpc && !contains(vpc, block)) faults.push(fault(`must lie inside the VPC's block ${formatCidr(vpc)}`));
  return faults;
}

/** The fault is the later one's of two written blocks, else the computed one's: its author can only write it. */
function overlapFault(earlier: Subnet, later: Subnet): SubnetFault[] {
  if (!earlier.block || !later.block || !overlaps(earlier.block, later.block)) return [];
  const [at, other] = later.explicit && !earlier.explicit ? [earlier, later] : [later, earlier];
  const { zone, subnet, text } = at;
  const neighbour = `the ${other.subnet} subnet of zone ${other.zone}, ${other.text}`;
  if (at.explicit) return [{ zone, subnet, rule: `must not overlap ${neighbour}`, got: text }];
  return [
    {
      zone,
      subnet,
      rule: `is computed as ${text} and must not overlap ${neighbour}`,
      remedy: `write the ${subnet} block of zone ${zone} explicitly`,
    },
  ];
}

function zonesOf(keys: readonly string[], subnets: readonly Subnet[]): ZoneBlocks[] {
  const textOf = (key: string, kind: Subnet["subnet"]) =>
    subnets.find(({ zone, subnet }) => zone === key && subnet === kind)?.text;
  return keys.flatMap((key) => {
    const [publicCidr, privateCidr] = [textOf(key, "public"), textOf(key, "private")];
    return publicCidr === undefined || privateCidr === undefined ? [] : [{ key, publicCidr, privateCidr }];
  });
}
