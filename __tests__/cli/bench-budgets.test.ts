import { type BenchFigures, verdicts } from "../../cli/bench-budgets";

const figures = (change: Partial<BenchFigures> = {}): BenchFigures => ({
  unitMs: 100,
  directMs: 400,
  directMB: 150,
  largeMs: 1_200,
  growth: [
    { workloads: 10, ms: 500 },
    { workloads: 50, ms: 600 },
    { workloads: 200, ms: 975 },
    { workloads: 400, ms: 1_725 },
  ],
  ...change,
});

const missed = (change: Partial<BenchFigures>) =>
  verdicts(figures(change))
    .filter(({ met }) => !met)
    .map(({ budget, limit, measured }) => `${budget}: ${measured}, at most ${limit}`);

test("a budget that is just reached is met", () => {
  expect(missed({})).toEqual([]);
});

test.each<[string, Partial<BenchFigures>, string]>([
  ["time of a direct synth", { directMs: 401 }, "direct synth of all environments: 4.01 x cdktf, at most 4 x cdktf"],
  ["memory of a direct synth", { directMB: 151 }, "direct synth, peak memory: 151 MB, at most 150 MB"],
  ["time of many workloads", { largeMs: 1_210 }, "100 workloads in 2 environments: 12.10 x cdktf, at most 12 x cdktf"],
])("a budget is missed by the %s", (_, change, line) => {
  expect(missed(change)).toEqual([line]);
});

test("growth is judged by what a workload costs in the last step", () => {
  const growth = [...figures().growth.slice(0, 3), { workloads: 400, ms: 1_735 }];
  expect(missed({ growth })).toEqual(["a workload in the step 200 to 400: 1.52 x before, at most 1.5 x before"]);
});

test("a figure that is no number misses its budget", () => {
  expect(missed({ unitMs: Number.NaN })).toHaveLength(2);
});

test("two sizes are too few to judge growth", () => {
  expect(() => verdicts(figures({ growth: figures().growth.slice(0, 2) }))).toThrow("at least three sizes");
});
