import { parseArgs } from "node:util";
import { CommandError } from "./command-error";

export interface SynthOptions {
  /** ISO date against which support dates are judged. */
  readonly today: string;
  /** One JSON object on stdout in place of the table. */
  readonly json: boolean;
  readonly help: boolean;
}

export const SYNTH_HELP = `Usage: npm run synth -- [options]

writes the Terraform JSON of every environment of every platform to cdktf.out/stacks

Options:
  --today YYYY-MM-DD  judge the support of versions as of this day (default: today)
  --json              one JSON object in place of the table
  --trace-tokens      keep the stack traces of cdktf's tokens: slower, for hunting a bug
  --help              display help for command

Exit codes:
  0  written; warnings do not change that
  1  the configuration has faults; nothing was written
  2  wrong arguments`;

/**
 * What stands behind `npm run synth --`.
 * @param now the clock
 * @throws CommandError for an unknown option or a day that is none
 */
export function synthOptions(words: readonly string[], now: Date): SynthOptions {
  const { today = now.toISOString().slice(0, 10), json = false, help = false } = valuesOf(words);
  if (!isDate(today)) throw new CommandError(`--today: must be a date such as 2026-11-21, got "${today}"`);
  return { today, json, help };
}

function valuesOf(words: readonly string[]) {
  const flag = { type: "boolean" } as const;
  try {
    const options = { today: { type: "string" }, json: flag, help: flag, "trace-tokens": flag } as const;
    return parseArgs({ args: [...words], options }).values;
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : error}; see npm run synth -- --help`);
  }
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && text.length === 10;
}
