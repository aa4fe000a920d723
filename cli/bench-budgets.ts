/** Medians of the cases that budgets speak of. */
export interface BenchFigures {
  /** `node -e "require('cdktf')"`, the unit: no synth can be faster. */
  readonly unitMs: number;
  /** All environments of all platforms. */
  readonly directMs: number;
  readonly directMB: number;
  /** 100 workloads in 2 environments. */
  readonly largeMs: number;
  /** By number of workloads in one environment, ascending, at least three. */
  readonly growth: readonly { readonly workloads: number; readonly ms: number }[];
}

/** A budget and what was measured. */
export interface Verdict {
  readonly budget: string;
  readonly limit: string;
  readonly measured: string;
  readonly met: boolean;
}

/** The last step may cost this much more a workload than all before it: above it, growth is no line any more. */
const LINEAR = 1.5;

/** Judges what was measured by the budgets of the README. */
export function verdicts({ unitMs, directMs, directMB, largeMs, growth }: BenchFigures): readonly Verdict[] {
  const linear = lastStep(growth);
  return [
    atMost("direct synth of all environments", directMs / unitMs, 4, "x cdktf"),
    atMost("direct synth, peak memory", directMB, 150, "MB"),
    atMost("100 workloads in 2 environments", largeMs / unitMs, 12, "x cdktf"),
    atMost(`a workload in the step ${linear.from} to ${linear.to}`, linear.ratio, LINEAR, "x before"),
  ];
}

/** What a workload costs in the last step, over what one costs from the first size to the last but one. */
function lastStep(growth: BenchFigures["growth"]): { from: number; to: number; ratio: number } {
  const first = growth[0];
  const [before, last] = growth.slice(-2);
  if (!first || !before || !last || first === before) throw new Error("growth needs at least three sizes");
  const slope = (a: typeof first, b: typeof first) => (b.ms - a.ms) / (b.workloads - a.workloads);
  return { from: before.workloads, to: last.workloads, ratio: slope(before, last) / slope(first, before) };
}

/** A figure that is no number misses its budget. */
const atMost = (budget: string, value: number, most: number, unit: string): Verdict => ({
  budget,
  limit: `${most} ${unit}`,
  measured: `${value.toFixed(unit === "MB" ? 0 : 2)} ${unit}`,
  met: value <= most,
});
