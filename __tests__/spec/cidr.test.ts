import * as fc from "fast-check";
import {
  type Block,
  contains,
  formatCidr,
  hasHostBits,
  overlaps,
  parseCidr,
  planSubnets,
  usableAddresses,
} from "../../spec/cidr";

const LETTERS = ["a", "b", "c", "d", "e", "f"];

const blockOf = (least: number, most: number) =>
  fc
    .tuple(fc.nat(2 ** 32 - 1), fc.integer({ min: least, max: most }))
    .map(([address, bits]): Block => ({ base: address - (address % 2 ** (32 - bits)), bits }));
const vpcs = blockOf(16, 20).map(formatCidr);
const letters = fc.shuffledSubarray(LETTERS, { minLength: 1 });

const empty = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, {}]));
const read = (text: string): Block => {
  const block = parseCidr(text);
  if (!block) throw new Error(`no block: ${text}`);
  return block;
};
const byKey = (vpc: string, zones: Parameters<typeof planSubnets>[1]) =>
  Object.fromEntries(planSubnets(vpc, zones).zones.map((zone) => [zone.key, zone]));

describe("blocks", () => {
  test("a block is its first address and its prefix", () => {
    expect(parseCidr("10.0.101.0/24")).toEqual({ base: 10 * 2 ** 24 + 101 * 256, bits: 24 });
    expect(parseCidr("255.255.255.255/32")).toEqual({ base: 2 ** 32 - 1, bits: 32 });
    expect(parseCidr("0.0.0.0/0")).toEqual({ base: 0, bits: 0 });
  });

  test.each([
    "",
    "10.0.0.0",
    "10.0.0.256/24",
    "10.0.0.0/33",
    "10.0.0/24",
    "010.0.0.0/16",
    "10.0.0.0/08",
    " 10.0.0.0/16",
    "10.0.0.0/16\n",
    "fd00::/8",
  ])("refuses %j", (text) => {
    expect(parseCidr(text)).toBeNull();
    expect(hasHostBits(text)).toBe(false);
  });

  test("host bits are seen and dropped", () => {
    expect(hasHostBits("10.0.1.7/24")).toBe(true);
    expect(hasHostBits("10.0.1.0/24")).toBe(false);
    expect(parseCidr("10.0.1.7/24")).toEqual(parseCidr("10.0.1.0/24"));
  });

  test("what is formatted reads back as the same block", () => {
    fc.assert(fc.property(blockOf(0, 32), (block) => expect(parseCidr(formatCidr(block))).toEqual(block)));
  });

  test("a block contains its halves, which do not overlap", () => {
    fc.assert(
      fc.property(blockOf(0, 31), ({ base, bits }) => {
        const [low, high] = [
          { base, bits: bits + 1 },
          { base: base + 2 ** (31 - bits), bits: bits + 1 },
        ];
        expect(contains({ base, bits }, low) && contains({ base, bits }, high)).toBe(true);
        expect(contains(low, { base, bits })).toBe(false);
        expect(overlaps(low, high)).toBe(false);
        expect(overlaps({ base, bits }, high) && overlaps(high, { base, bits })).toBe(true);
      }),
    );
  });

  test("AWS keeps five addresses of a subnet", () => {
    expect(usableAddresses(read("10.0.101.0/24"))).toBe(251);
    expect(usableAddresses(read("10.0.0.0/28"))).toBe(11);
    expect(usableAddresses(read("10.0.0.0/31"))).toBe(0);
  });
});

describe("computed subnets", () => {
  test("have a fixed slot by the zone's letter", () => {
    expect(planSubnets("10.0.0.0/16", empty(["a", "b", "f"]))).toEqual({
      zones: [
        { key: "a", publicCidr: "10.0.224.0/22", privateCidr: "10.0.128.0/20" },
        { key: "b", publicCidr: "10.0.228.0/22", privateCidr: "10.0.144.0/20" },
        { key: "f", publicCidr: "10.0.244.0/22", privateCidr: "10.0.208.0/20" },
      ],
      faults: [],
    });
  });

  test("leave room in the narrowest VPC", () => {
    expect(planSubnets("10.0.0.0/20", empty(["a"])).zones).toEqual([
      { key: "a", publicCidr: "10.0.14.0/26", privateCidr: "10.0.8.0/24" },
    ]);
  });

  test("lie inside the VPC and never overlap", () => {
    fc.assert(
      fc.property(vpcs, letters, (vpc, keys) => {
        const { zones, faults } = planSubnets(vpc, empty(keys));
        const blocks = zones.flatMap(({ publicCidr, privateCidr }) => [read(publicCidr), read(privateCidr)]);
        expect(faults).toEqual([]);
        expect(blocks).toHaveLength(keys.length * 2);
        expect(blocks.every((block) => contains(read(vpc), block) && block.bits <= 28)).toBe(true);
        expect(blocks.some((block, index) => blocks.slice(index + 1).some((other) => overlaps(block, other)))).toBe(
          false,
        );
      }),
    );
  });

  test("adding a zone renumbers nothing", () => {
    fc.assert(
      fc.property(vpcs, letters, fc.constantFrom(...LETTERS), (vpc, keys, added) => {
        const before = byKey(vpc, empty(keys));
        expect(byKey(vpc, empty([added, ...keys]))).toMatchObject(before);
        expect(byKey(vpc, empty([...keys, added]))).toMatchObject(before);
      }),
    );
  });

  test("writing another zone's blocks renumbers nothing", () => {
    fc.assert(
      fc.property(vpcs, letters, (vpc, keys) => {
        const [written = "a", ...rest] = keys;
        const block = formatCidr({ base: read(vpc).base, bits: 28 });
        const after = byKey(vpc, { ...empty(keys), [written]: { public: block } });
        expect(after).toMatchObject(byKey(vpc, empty(rest)));
        expect(after[written]?.publicCidr).toBe(block);
      }),
    );
  });

  test("the order of zones is that of the configuration and does not matter to the numbers", () => {
    fc.assert(
      fc.property(vpcs, letters, (vpc, keys) => {
        expect(planSubnets(vpc, empty(keys)).zones.map(({ key }) => key)).toEqual(keys);
        expect(byKey(vpc, empty([...keys].reverse()))).toEqual(byKey(vpc, empty(keys)));
      }),
    );
  });

  test("beside a platform that writes low blocks a third zone needs none written", () => {
    const zones = {
      a: { public: "10.0.1.0/24", private: "10.0.101.0/24" },
      b: { public: "10.0.2.0/24", private: "10.0.102.0/24" },
      c: {},
    };
    expect(planSubnets("10.0.0.0/16", zones)).toEqual({
      zones: [
        { key: "a", publicCidr: "10.0.1.0/24", privateCidr: "10.0.101.0/24" },
        { key: "b", publicCidr: "10.0.2.0/24", privateCidr: "10.0.102.0/24" },
        { key: "c", publicCidr: "10.0.232.0/22", privateCidr: "10.0.160.0/20" },
      ],
      faults: [],
    });
  });

  test.each([
    ["before", { b: { private: "10.0.128.0/24" }, a: {} }],
    ["after", { a: {}, b: { private: "10.0.128.0/24" } }],
  ])("refuses a slot taken by a block written %s it, and does not move it", (_, zones) => {
    const plan = planSubnets("10.0.0.0/16", zones);
    expect(plan.faults).toEqual([
      {
        zone: "a",
        subnet: "private",
        rule: "is computed as 10.0.128.0/20 and must not overlap the private subnet of zone b, 10.0.128.0/24",
        remedy: "write the private block of zone a explicitly",
      },
    ]);
    expect(plan.zones.find(({ key }) => key === "a")?.privateCidr).toBe("10.0.128.0/20");
  });

  test.each(["10.0.0.0/15", "10.0.0.0/21", "10.0.0.300/16", ""])("refuses to compute in the VPC %j", (vpc) => {
    const plan = planSubnets(vpc, { a: {} });
    expect(plan.zones).toEqual([]);
    expect(plan.faults.map(({ subnet, rule }) => [subnet, rule])).toEqual([
      ["public", "must be written: blocks are computed only where the VPC's is an IPv4 block from /16 to /20"],
      ["private", "must be written: blocks are computed only where the VPC's is an IPv4 block from /16 to /20"],
    ]);
  });

  test("refuses to compute for a zone without a slot", () => {
    expect(planSubnets("10.0.0.0/16", { ab: { public: "10.0.1.0/24" } })).toEqual({
      zones: [],
      faults: [{ zone: "ab", subnet: "private", rule: "must be written: blocks are computed for zones a to f alone" }],
    });
  });
});

describe("written subnets", () => {
  const faultsOf = (zones: Parameters<typeof planSubnets>[1]) => planSubnets("10.0.0.0/16", zones).faults;

  test.each([
    ["a malformed block", "10.0.1.0/40", "must be an IPv4 block such as 10.0.1.0/24", undefined],
    ["host bits", "10.0.1.7/24", "must begin at its block's first address", 'did you mean "10.0.1.0/24"?'],
    ["a block too small", "10.0.1.0/29", "must be from /16 to /28", undefined],
    ["another network's block", "10.1.0.0/24", "must lie inside the VPC's block 10.0.0.0/16", undefined],
  ])("refuses %s", (_, text, rule, remedy) => {
    expect(faultsOf({ a: { public: text } })).toEqual([{ zone: "a", subnet: "public", rule, got: text, remedy }]);
  });

  test("refuses a block wider than a VPC", () => {
    expect(faultsOf({ a: { public: "10.0.0.0/15", private: "10.0.1.0/24" } }).map(({ rule }) => rule)).toEqual([
      "must be from /16 to /28",
      "must lie inside the VPC's block 10.0.0.0/16",
      "must not overlap the public subnet of zone a, 10.0.0.0/15",
    ]);
  });

  test("refuses an overlap once, at the later of the two", () => {
    expect(faultsOf({ a: { public: "10.0.1.0/24" }, b: { public: "10.0.1.128/25" } })).toEqual([
      {
        zone: "b",
        subnet: "public",
        rule: "must not overlap the public subnet of zone a, 10.0.1.0/24",
        got: "10.0.1.128/25",
      },
    ]);
  });

  test("any text at all is planned or refused, never thrown at", () => {
    const block = fc.option(fc.oneof(fc.string(), blockOf(0, 32).map(formatCidr)), { nil: undefined });
    const zones = fc.dictionary(
      fc.oneof(fc.constantFrom(...LETTERS), fc.string()),
      fc.record({ public: block, private: block }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), vpcs), zones, (vpc, given) => {
        const plan = planSubnets(vpc, given);
        const ends = plan.zones.flatMap(({ publicCidr, privateCidr }) => [publicCidr, privateCidr]).map(parseCidr);
        const sound = ends.every(
          (one, index) => one && !ends.slice(index + 1).some((other) => other && overlaps(one, other)),
        );
        expect(plan.faults.length > 0 || (sound && plan.zones.length === Object.keys(given).length)).toBe(true);
      }),
    );
  });
});
