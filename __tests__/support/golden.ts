import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Lines of a file in `golden/`. */
export function goldenLines(file: string): readonly string[] {
  const path = join(__dirname, "..", "golden", file);
  return existsSync(path) ? readFileSync(path, "utf8").trimEnd().split("\n") : [];
}

/**
 * Fails where the lines are not those of `golden/<file>`, and prints what changed and the whole new file to copy.
 * @param advice what a change of this file asks for
 */
export function expectGolden(file: string, lines: readonly string[], advice: string): void {
  const golden = goldenLines(file);
  if (lines.join("\n") === golden.join("\n")) return;
  const gone = golden.filter((line) => !lines.includes(line)).map((line) => `- ${line}`);
  const added = lines.filter((line) => !golden.includes(line)).map((line) => `+ ${line}`);
  const changes = [...gone, ...added].join("\n") || "the order of lines";
  throw new Error(`golden/${file} differs:\n${changes}\n\n${advice}\nThe whole new file:\n${lines.join("\n")}\n`);
}
