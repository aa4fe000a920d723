import { spawnSync } from "node:child_process";
import { CommandError } from "./command-error";

/** What one run of a process cost. */
export interface Measurement {
  /** From start to end, as a person waits. */
  readonly wallMs: number;
  /** Of all its threads; hardly moves when something else keeps the machine busy. */
  readonly cpuMs: number;
  /** Peak resident memory, in millions of bytes. */
  readonly peakMB: number;
}

/**
 * Runs Node once and measures the whole process.
 * @param words Node's arguments
 * @param variables environment variables beside the present ones
 * @throws CommandError with what the process said, where it fails
 */
export function measure(words: readonly string[], variables: Readonly<Record<string, string>> = {}): Measurement {
  const env = { ...process.env, ...variables };
  const started = performance.now();
  const { status, stderr, output } = spawnSync(process.execPath, ["--require", "./tools/peak-memory.cjs", ...words], {
    env,
    stdio: ["ignore", "ignore", "pipe", "pipe"],
    encoding: "utf8",
  });
  const wallMs = performance.now() - started;
  if (status !== 0) throw new CommandError(`node ${words.join(" ")} ended with ${status}\n${stderr}`);
  const { peakKiB, cpuMicros } = JSON.parse(output[3] ?? "") as { peakKiB: number; cpuMicros: number };
  return { wallMs, cpuMs: cpuMicros / 1_000, peakMB: (peakKiB * 1_024) / 1_000_000 };
}

/** The median of each figure by itself. */
export function medianOf(measurements: readonly Measurement[]): Measurement {
  const middle = (figures: readonly number[]) => {
    const sorted = figures.toSorted((a, b) => a - b);
    const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
    return sorted.length % 2 === 1 ? upper : (upper + (sorted[sorted.length / 2 - 1] ?? Number.NaN)) / 2;
  };
  return {
    wallMs: middle(measurements.map(({ wallMs }) => wallMs)),
    cpuMs: middle(measurements.map(({ cpuMs }) => cpuMs)),
    peakMB: middle(measurements.map(({ peakMB }) => peakMB)),
  };
}
