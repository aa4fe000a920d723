import { allocatable, INSTANCE_TYPES, type InstanceType } from "../../spec/instance-types";

const typeOf = (name: string): InstanceType => {
  const type = INSTANCE_TYPES[name];
  if (!type) throw new Error(`no instance type ${name}`);
  return type;
};

/** Karpenter's own table of 2026-08-21: type, reserved CPU, allocatable memory at the plain number of pods. */
const PUBLISHED: readonly (readonly [string, number, number])[] = [
  ["t3.small", 70, 1_418],
  ["t3.medium", 70, 3_246],
  ["t3.large", 70, 6_837],
  ["t3.xlarge", 80, 14_162],
  ["t3.2xlarge", 90, 29_317],
  ["t3a.small", 70, 1_451],
  ["t3a.medium", 70, 3_246],
  ["t3a.large", 70, 6_837],
  ["t3a.xlarge", 80, 14_162],
  ["t3a.2xlarge", 90, 29_317],
  ["t4g.small", 70, 1_359],
  ["t4g.medium", 70, 3_187],
  ["t4g.large", 70, 6_778],
  ["t4g.xlarge", 80, 14_103],
  ["t4g.2xlarge", 90, 29_258],
  ["m5.large", 70, 6_903],
  ["m5.xlarge", 80, 14_162],
  ["m5.2xlarge", 90, 29_317],
  ["m6i.large", 70, 6_903],
  ["m6i.xlarge", 80, 14_162],
  ["m6i.2xlarge", 90, 29_317],
  ["m7i.large", 70, 6_903],
  ["m7i.xlarge", 80, 14_162],
  ["m7i.2xlarge", 90, 29_317],
  ["m6g.medium", 60, 3_286],
  ["m6g.large", 70, 6_844],
  ["m6g.xlarge", 80, 14_103],
  ["m6g.2xlarge", 90, 29_258],
  ["m7g.medium", 60, 3_286],
  ["m7g.large", 70, 6_844],
  ["m7g.xlarge", 80, 14_103],
  ["m7g.2xlarge", 90, 29_258],
  ["c6i.large", 70, 3_114],
  ["c6i.xlarge", 80, 6_584],
  ["c6i.2xlarge", 90, 14_162],
  ["c7g.medium", 60, 1_392],
  ["c7g.large", 70, 3_055],
  ["c7g.xlarge", 80, 6_525],
  ["c7g.2xlarge", 90, 14_103],
  ["r6i.large", 70, 14_481],
  ["r6i.xlarge", 80, 29_317],
  ["r6i.2xlarge", 90, 59_627],
];

test("every type of the table is checked below", () => {
  expect(Object.keys(INSTANCE_TYPES)).toEqual(PUBLISHED.map(([name]) => name));
});

test.each(PUBLISHED)(
  "%s reserves %im CPU and leaves %i MiB at its plain number of pods",
  (name, reserved, memoryMiB) => {
    const type = typeOf(name);
    const left = allocatable(type, type.eniMaxPods);
    expect(type.reservedMilliCpu).toBe(reserved);
    expect(left.cpuMilli).toBe(type.vcpu * 1_000 - reserved);
    expect(Math.abs(left.memoryMiB - memoryMiB)).toBeLessThanOrEqual(1);
  },
);

test("a t3.medium with prefixes takes 110 pods and pays for them in memory", () => {
  const type = typeOf("t3.medium");
  expect(type).toEqual({
    vcpu: 2,
    memoryMiB: 4_096,
    architecture: "amd64",
    maxPodsWithPrefixes: 110,
    reservedMilliCpu: 70,
    eniMaxPods: 17,
  });
  expect(allocatable(type, type.eniMaxPods)).toEqual({ cpuMilli: 1_930, memoryMiB: 3_246 });
  expect(allocatable(type, type.maxPodsWithPrefixes)).toEqual({ cpuMilli: 1_930, memoryMiB: 2_223 });
});

test("a node too small for its pods has no memory left, not less than none", () => {
  expect(allocatable(typeOf("t3.small"), 250).memoryMiB).toBe(0);
});

test("prefixes never take places away and never pass the limit of a small node", () => {
  for (const { eniMaxPods, maxPodsWithPrefixes } of Object.values(INSTANCE_TYPES)) {
    expect(maxPodsWithPrefixes).toBe(Math.min(110, (eniMaxPods - 2) * 16 + 2));
  }
});

test("Graviton's types are the arm64 ones", () => {
  for (const [name, { architecture }] of Object.entries(INSTANCE_TYPES)) {
    expect(architecture).toBe(/^[a-z]\dg\.|^t4g\./.test(name) ? "arm64" : "amd64");
  }
});
