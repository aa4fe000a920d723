import { CheckFailure } from "../checks";
import type { Finished } from "../child";

const LAST_LINES = 25;

/** @throws CheckFailure where it does not hold */
export function ensure(holds: boolean, message: string): asserts holds {
  if (!holds) throw new CheckFailure(message);
}

/** @throws CheckFailure with the last lines that a program printed, where it ended otherwise */
export function ensureExit(finished: Finished, code: number, what: string): Finished {
  ensure(
    finished.code === code,
    `${what}: exit code ${finished.code}, expected ${code}\n${lastLines(finished.output)}`,
  );
  return finished;
}

/** What a person would read first of a long output. */
export const lastLines = (output: string): string => output.trimEnd().split("\n").slice(-LAST_LINES).join("\n");
