import * as fc from "fast-check";
import { type CapacityInput, capacity, systemOn } from "../../spec/capacity";
import { INSTANCE_TYPES } from "../../spec/instance-types";
import { DAEMONS, SINGLETONS } from "../../spec/system-pods";

const DEVOPS_PPP: CapacityInput = {
  instanceType: "t3.medium",
  maxPods: 50,
  nodes: { min: 1, max: 4 },
  workloads: [
    { name: "frontend", min: 2, max: 8, cpuMilli: 100, memoryMiB: 128 },
    { name: "backend", min: 2, max: 10, cpuMilli: 250, memoryMiB: 256 },
    { name: "sqs-worker", min: 1, max: 5, cpuMilli: 250, memoryMiB: 256 },
  ],
};
const onlyApi = (workload: Partial<CapacityInput["workloads"][number]>, nodes = { min: 3, max: 6 }): CapacityInput => ({
  instanceType: "t3.medium",
  maxPods: 110,
  nodes,
  workloads: [{ name: "api", min: 1, max: 1, cpuMilli: 100, memoryMiB: 128, ...workload }],
});

describe("the platform's own pods", () => {
  test("take 24 places on two nodes", () => {
    expect(systemOn(2)).toEqual({ pods: 24, cpuMilli: 2_080, memoryMiB: 2_442 });
  });

  test("a node adds its daemons and nothing else", () => {
    expect(systemOn(0).pods).toBe(SINGLETONS.reduce((sum, { replicas }) => sum + replicas, 0));
    expect(systemOn(5).pods - systemOn(4).pods).toBe(DAEMONS.length);
    expect(systemOn(5).cpuMilli - systemOn(4).cpuMilli).toBe(480);
    expect(systemOn(5).memoryMiB - systemOn(4).memoryMiB).toBe(273);
  });
});

describe("capacity", () => {
  test("PPP-35 minimum and maximum replicas fit the nodes, and what one node's loss costs is told in numbers", () => {
    const { nodesForMin, cases, warnings } = capacity(DEVOPS_PPP);
    expect(nodesForMin).toBe(2);
    expect(cases).toEqual({
      min: {
        nodes: 2,
        workloads: { pods: 5, cpuMilli: 950, memoryMiB: 1_024 },
        system: { pods: 24, cpuMilli: 2_080, memoryMiB: 2_442 },
        allocatable: { pods: 100, cpuMilli: 3_860, memoryMiB: 5_766 },
        fits: true,
      },
      minOneGone: {
        nodes: 1,
        workloads: { pods: 5, cpuMilli: 950, memoryMiB: 1_024 },
        system: { pods: 18, cpuMilli: 1_600, memoryMiB: 2_169 },
        allocatable: { pods: 50, cpuMilli: 1_930, memoryMiB: 2_883 },
        fits: false,
      },
      max: {
        nodes: 4,
        workloads: { pods: 23, cpuMilli: 4_550, memoryMiB: 4_864 },
        system: { pods: 36, cpuMilli: 3_040, memoryMiB: 2_988 },
        allocatable: { pods: 200, cpuMilli: 7_720, memoryMiB: 11_532 },
        fits: true,
      },
      maxOneGone: {
        nodes: 3,
        workloads: { pods: 23, cpuMilli: 4_550, memoryMiB: 4_864 },
        system: { pods: 30, cpuMilli: 2_560, memoryMiB: 2_715 },
        allocatable: { pods: 150, cpuMilli: 5_790, memoryMiB: 8_649 },
        fits: false,
      },
    });
    expect(warnings).toEqual([
      "the fewest replicas need 2 nodes, nodes.min is 1: on fewer, pods wait until the autoscaler has added nodes",
      "at fewest replicas with one of 2 nodes gone: 950m of workloads + 1600m of system CPU needed, 1930m allocatable",
      "at fewest replicas with one of 2 nodes gone: 1024 MiB of workloads + 2169 MiB of system memory needed, 2883 MiB allocatable",
      "at most replicas with one of 4 nodes gone: 4550m of workloads + 2560m of system CPU needed, 5790m allocatable",
    ]);
  });

  test("does not warn of nodes.min when it holds the fewest replicas exactly", () => {
    const { nodesForMin, warnings } = capacity({ ...DEVOPS_PPP, nodes: { min: 2, max: 4 } });
    expect(nodesForMin).toBe(2);
    expect(warnings.filter((warning) => warning.includes("nodes.min"))).toEqual([]);
  });

  test("a platform with a node to spare is not warned of anything", () => {
    expect(capacity({ ...DEVOPS_PPP, nodes: { min: 3, max: 6 } }).warnings).toEqual([]);
  });

  test("warns when the most replicas pass what all nodes have, and not a second time of one node gone", () => {
    expect(capacity(onlyApi({ max: 80 })).warnings).toEqual([
      "at most replicas on all 6 nodes: 8000m of workloads + 4000m of system CPU needed, 11580m allocatable",
      "at most replicas on all 6 nodes: 10240 MiB of workloads + 3534 MiB of system memory needed, 13338 MiB allocatable",
    ]);
  });

  test("warns when not even all nodes hold the fewest replicas", () => {
    const report = capacity(onlyApi({ min: 40, max: 40 }, { min: 1, max: 2 }));
    expect(report.nodesForMin).toBeNull();
    expect(report.warnings).toContain(
      "at fewest replicas on all 2 nodes: 4000m of workloads + 2080m of system CPU needed, 3860m allocatable",
    );
    expect(report.warnings.filter((warning) => warning.includes("gone"))).toEqual([]);
  });

  test("every place for a pod takes memory, so 110 places leave less than 50", () => {
    const memory = (maxPods: number) => capacity({ ...DEVOPS_PPP, maxPods }).cases?.max.allocatable.memoryMiB;
    expect([memory(50), memory(110)]).toEqual([11_532, 8_892]);
    expect(capacity({ ...DEVOPS_PPP, maxPods: 110 }).warnings).toContain(
      "at most replicas with one of 4 nodes gone: 4864 MiB of workloads + 2715 MiB of system memory needed, 6669 MiB allocatable",
    );
  });

  test("warns of places where replicas are many and small", () => {
    const { warnings } = capacity(onlyApi({ max: 700, cpuMilli: 1, memoryMiB: 1 }));
    expect(warnings).toEqual([
      "at most replicas on all 6 nodes: 700 pods of workloads + 48 of the system need places, 660 there",
    ]);
  });

  test("warns of a replica that no node can hold, whatever the sums say", () => {
    const { cases, warnings } = capacity(onlyApi({ cpuMilli: 1_451, memoryMiB: 1_951 }));
    expect(cases?.max.fits).toBe(true);
    expect(warnings).toEqual([
      "one replica of api needs 1451m of CPU, a node of type t3.medium has 1450m beside its daemons",
      "one replica of api needs 1951 MiB of memory, a node of type t3.medium has 1950 MiB beside its daemons",
    ]);
    expect(capacity(onlyApi({ cpuMilli: 1_450, memoryMiB: 1_950 })).warnings).toEqual([]);
  });

  test("with one node, one node gone leaves nothing", () => {
    const { cases, warnings } = capacity({ ...onlyApi({}, { min: 1, max: 1 }), instanceType: "t3.large" });
    expect(cases?.maxOneGone).toMatchObject({
      nodes: 0,
      allocatable: { pods: 0, cpuMilli: 0, memoryMiB: 0 },
      fits: false,
    });
    expect(warnings).toContain(
      "at most replicas with the only node gone: 100m of workloads + 1120m of system CPU needed, 0m allocatable",
    );
  });

  test.each(["x9.huge", "", "constructor"])("says that nothing was checked for nodes of type %j", (instanceType) => {
    expect(capacity({ ...DEVOPS_PPP, instanceType })).toEqual({
      nodesForMin: null,
      cases: null,
      warnings: [`${instanceType} is not in the table of 2026-08-21: whether the pods fit its nodes was not checked`],
    });
  });
});

describe("properties of capacity", () => {
  const workloads = fc.array(
    fc
      .record({
        low: fc.integer({ min: 1, max: 30 }),
        more: fc.nat(30),
        cpuMilli: fc.integer({ min: 10, max: 4_000 }),
        memoryMiB: fc.integer({ min: 16, max: 8_192 }),
      })
      .map(({ low, more, ...size }) => ({ name: "api", min: low, max: low + more, ...size })),
    { maxLength: 6 },
  );
  const nodes = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.nat(20)).map(([min, more]) => ({ min, max: min + more }));
  const inputs = fc.record({
    instanceType: fc.constantFrom(...Object.keys(INSTANCE_TYPES)),
    maxPods: fc.integer({ min: 10, max: 250 }),
    nodes,
    workloads,
  });

  test("the fewest nodes hold the fewest replicas, and one node fewer does not", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { nodesForMin, cases } = capacity(input);
        expect(cases?.min.fits).toBe(nodesForMin !== null);
        if (nodesForMin === null || nodesForMin === 1) return;
        expect(capacity({ ...input, nodes: { min: 1, max: nodesForMin - 1 } }).nodesForMin).toBeNull();
      }),
    );
  });

  test("what fits with a node gone fits with all, and what fits at most replicas fits at fewest", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { cases, nodesForMin } = capacity(input);
        if (cases?.maxOneGone.fits) expect(cases.max.fits).toBe(true);
        if (cases?.minOneGone.fits) expect(cases.min.fits).toBe(true);
        if (cases?.max.fits) expect(nodesForMin).not.toBeNull();
      }),
    );
  });

  test("a case that does not fit is warned of, and no warning stands without one", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { cases, warnings } = capacity(input);
        const allFit = Object.values(cases ?? {}).every(({ fits }) => fits);
        const told = warnings.some((warning) => warning.startsWith("at "));
        expect(told).toBe(!allFit);
      }),
    );
  });
});
