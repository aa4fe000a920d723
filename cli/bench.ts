import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Verdict, verdicts } from "./bench-budgets";
import { type Measurement, measure, medianOf } from "./measurement";
import { table } from "./table";

const TYPESCRIPT = ["--require", "./tools/typescript.cjs"];
const GROWTH = [10, 50, 100, 200, 400];
const ROUNDS = 5;

interface Case {
  readonly name: string;
  /** Node's arguments. */
  readonly words: readonly string[];
}

interface Result extends Measurement {
  readonly name: string;
}

const UNIT: Case = { name: "require('cdktf')", words: ["-e", "require('cdktf')"] };
const DIRECT: Case = { name: "direct synth", words: [...TYPESCRIPT, "main.ts"] };
const LARGE: Case = generated(100, 2);
const GROWING = GROWTH.map((workloads) => ({ workloads, case: generated(workloads, 1) }));

/**
 * Measures whole processes: a warm-up, then five rounds over all cases, so that a busy spell of the machine falls on all
 * of them alike. Prints the medians beside the budgets; progress goes to stderr.
 * @returns 1 when a budget is missed, else 0
 */
export function bench({ json }: { readonly json: boolean }): number {
  const results = medians([UNIT, DIRECT, LARGE, ...GROWING.map((growing) => growing.case)]);
  const of = ({ name }: Case): Measurement => {
    const found = results.find((result) => result.name === name);
    if (!found) throw new Error(`${name} was not measured`);
    return found;
  };
  const budgets = verdicts({
    unitMs: of(UNIT).wallMs,
    directMs: of(DIRECT).wallMs,
    directMB: of(DIRECT).peakMB,
    largeMs: of(LARGE).wallMs,
    growth: GROWING.map(({ workloads, case: growing }) => ({ workloads, ms: of(growing).wallMs })),
  });
  console.log(json ? JSON.stringify({ node: process.version, results, budgets }, null, 2) : report(results, budgets));
  return budgets.every(({ met }) => met) ? 0 : 1;
}

function medians(cases: readonly Case[]): readonly Result[] {
  const measured = new Map<string, Measurement[]>();
  for (let round = 0; round <= ROUNDS; round++) {
    process.stderr.write(round === 0 ? "warm-up:" : `round ${round} of ${ROUNDS}:`);
    for (const { name, words } of cases) {
      process.stderr.write(` ${name},`);
      const measurement = inEmptyFolder((outdir) => measure(words, { CDKTF_OUTDIR: outdir }));
      if (round > 0) measured.set(name, [...(measured.get(name) ?? []), measurement]);
    }
    process.stderr.write(" done\n");
  }
  return [...measured].map(([name, measurements]) => ({ name, ...medianOf(measurements) }));
}

function inEmptyFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function generated(workloads: number, environments: number): Case {
  return {
    name: `${workloads} workloads x ${environments}`,
    words: [...TYPESCRIPT, "cli/bench-synth.ts", String(workloads), String(environments)],
  };
}

function report(results: readonly Result[], budgets: readonly Verdict[]): string {
  const unit = results[0]?.wallMs ?? Number.NaN;
  const rows = results.map(({ name, wallMs, cpuMs, peakMB }) => [
    name,
    wallMs.toFixed(0),
    (wallMs / unit).toFixed(2),
    cpuMs.toFixed(0),
    peakMB.toFixed(0),
  ]);
  const judged = budgets.map(({ budget, limit, measured, met }) => [budget, limit, measured, met ? "met" : "not met"]);
  return [
    table(["case", "wall ms", "x cdktf", "CPU ms", "peak MB"], rows, ["left", "right", "right", "right", "right"]),
    "",
    table(["budget", "at most", "measured", ""], judged, ["left", "right", "right", "left"]),
    "",
    `medians of ${ROUNDS} whole processes after a warm-up, Node ${process.versions.node}; compare ratios, not milliseconds`,
  ].join("\n");
}
