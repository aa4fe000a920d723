import type { Tally } from "./closing-line";
import { table } from "./table";

/** One thing that must hold. */
export interface Check {
  readonly name: string;
  /** When it fails, what comes after makes no sense and is skipped. */
  readonly gate?: boolean;
  /** Fails by throwing. May tell a figure worth seeing. */
  readonly run: () => Promise<string | undefined> | string | undefined;
}

export interface Outcome {
  readonly name: string;
  readonly verdict: "passed" | "failed" | "skipped";
  readonly seconds: number;
  /** A figure, the reason of a skip, or what was wrong. */
  readonly detail: string;
}

/** What was found is not what must hold; the message says both. */
export class CheckFailure extends Error {
  override readonly name = "CheckFailure";
}

/** Thrown by a check that cannot be made here; the message says why. */
export class Skip extends Error {
  override readonly name = "Skip";
}

/** Runs checks one after another and tells each outcome as it comes. */
export async function runChecks(
  checks: readonly Check[],
  starts: (name: string) => void,
  tell: (outcome: Outcome) => void,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  let closed: string | undefined;
  for (const check of checks) {
    if (closed === undefined) starts(check.name);
    const outcome = closed === undefined ? await outcomeOf(check) : skipped(check.name, `needs "${closed}"`);
    if (check.gate && outcome.verdict === "failed") closed = check.name;
    outcomes.push(outcome);
    tell(outcome);
  }
  return outcomes;
}

/** One line, and below it what was wrong. */
export function outcomeLine({ name, verdict, seconds, detail }: Outcome): string {
  const word = { passed: "ok", failed: "FAILED", skipped: "skipped" }[verdict];
  const line = `${word.padEnd(8)}${`${seconds.toFixed(1)} s`.padStart(7)}  ${name}`;
  if (verdict !== "failed") return detail ? `${line}: ${detail}` : line;
  return [line, ...detail.split("\n").map((text) => `                 ${text}`)].join("\n");
}

export function outcomeTable(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ name, verdict, seconds }) => [name, verdict, `${seconds.toFixed(1)} s`]);
  return table(["check", "", "time"], rows, ["left", "left", "right"]);
}

export function tallyOf(outcomes: readonly Outcome[]): Tally {
  const count = (verdict: Outcome["verdict"]) => outcomes.filter((outcome) => outcome.verdict === verdict).length;
  return { passed: count("passed"), failed: count("failed"), skipped: count("skipped") };
}

async function outcomeOf({ name, run }: Check): Promise<Outcome> {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  try {
    const detail = await run();
    return { name, verdict: "passed", seconds: seconds(), detail: detail ?? "" };
  } catch (error) {
    if (error instanceof Skip) return { ...skipped(name, error.message), seconds: seconds() };
    const detail = error instanceof CheckFailure ? error.message : error instanceof Error ? error.stack : String(error);
    return { name, verdict: "failed", seconds: seconds(), detail: detail ?? "" };
  }
}

const skipped = (name: string, detail: string): Outcome => ({ name, verdict: "skipped", seconds: 0, detail });
