import type { Diagnostic } from "./diagnostics";
import { table } from "./table";
import type { Validation } from "./validation";

const COLOURS = { error: "\u001b[31m", warning: "\u001b[33m" } as const;
const PLAIN = "\u001b[39m";

export interface Count {
  readonly errors: number;
  readonly warnings: number;
}

export function countOf(diagnostics: readonly Diagnostic[]): Count {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  return { errors, warnings: diagnostics.length - errors };
}

/** Everything Terraform found, then a row a stack, then one line of sums. */
export function validateReport(validations: readonly Validation[], seconds: number, coloured: boolean): string {
  const all = validations.flatMap(({ diagnostics }) => diagnostics);
  const rows = validations.map(({ stack, diagnostics, seconds: own }) => {
    const { errors, warnings } = countOf(diagnostics);
    return [stack, String(errors), String(warnings), `${own.toFixed(1)} s`];
  });
  const { errors, warnings } = countOf(all);
  return [
    ...all.flatMap((diagnostic) => [shown(diagnostic, coloured), ""]),
    table(["stack", "errors", "warnings", "time"], rows, ["left", "right", "right", "right"]),
    "",
    `${counted(validations.length, "stack")}, ${counted(errors, "error")}, ${counted(warnings, "warning")} in ${seconds.toFixed(1)} s`,
  ].join("\n");
}

/** The same for a program: one JSON object. */
export function validateJson(validations: readonly Validation[], seconds: number): string {
  const stacks = validations.map(({ stack, diagnostics, seconds: own }) => ({
    stack,
    ...countOf(diagnostics),
    seconds: rounded(own),
    diagnostics,
  }));
  const all = countOf(validations.flatMap(({ diagnostics }) => diagnostics));
  return JSON.stringify({ valid: all.errors === 0, ...all, seconds: rounded(seconds), stacks }, null, 2);
}

function shown({ severity, stack, constructPath, block, summary, detail, line, code }: Diagnostic, coloured: boolean) {
  const word = coloured ? `${COLOURS[severity]}${severity}${PLAIN}` : severity;
  const place = constructPath ?? (block ? `${stack}: ${block}` : stack);
  // A missing or wrong argument is blamed on the closing bracket of its block: the number alone is worth showing then.
  const source = line === null ? [] : [`cdk.tf.json:${line}${code?.startsWith('"') ? `: ${code}` : ""}`];
  const built = constructPath && block ? [block] : [];
  const lines = [...detail.split("\n"), ...built, ...source].filter((text) => text !== "");
  return [`${word}: ${place}: ${summary}`, ...lines.map((text) => `  ${text}`)].join("\n");
}

const counted = (count: number, thing: string) => `${count} ${thing}${count === 1 ? "" : "s"}`;

const rounded = (seconds: number) => Math.round(seconds * 100) / 100;
