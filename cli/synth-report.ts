import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, type FileFault } from "../spec/errors";
import { table } from "./table";

/** What one run of synth wrote. */
export interface SynthResult {
  readonly outdir: string;
  /** Ids of the stacks, in the order in which they deploy. */
  readonly stacks: readonly string[];
  readonly warnings: readonly FileFault[];
  readonly milliseconds: number;
}

interface StackRow {
  readonly stack: string;
  readonly resources: number;
  readonly lookups: number;
}

/** For a person: a row a stack, then the warnings, then time and place. */
export function synthReport({ outdir, stacks, warnings, milliseconds }: SynthResult): string {
  const rows = stacks.map((stack) => rowOf(outdir, stack));
  const body = rows.map(({ stack, resources, lookups }) => [stack, String(resources), String(lookups)]);
  const total = rows.reduce((sum, { resources }) => sum + resources, 0);
  return [
    table(["stack", "resources", "lookups"], body, ["left", "right", "right"]),
    "",
    ...warnings.map((warning) => `warning: ${describe(warning)}`),
    ...(warnings.length > 0 ? [""] : []),
    `${rows.length} stacks, ${total} resources, ${warnings.length} warnings in ${(milliseconds / 1000).toFixed(2)} s: ${outdir}/stacks`,
  ].join("\n");
}

/** For a machine: the same facts. */
export function synthJson({ outdir, stacks, warnings, milliseconds }: SynthResult): string {
  const rows = stacks.map((stack) => rowOf(outdir, stack));
  return JSON.stringify({ schemaVersion: 1, outdir, stacks: rows, warnings, milliseconds: Math.round(milliseconds) });
}

function rowOf(outdir: string, stack: string): StackRow {
  const json = JSON.parse(readFileSync(join(outdir, "stacks", stack, "cdk.tf.json"), "utf8"));
  const count = (section: object | undefined) =>
    Object.values(section ?? {}).reduce((sum: number, ofType: object) => sum + Object.keys(ofType).length, 0);
  return { stack, resources: count(json.resource), lookups: count(json.data) };
}
