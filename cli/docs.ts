import { readFileSync, writeFileSync } from "node:fs";
import { configReference } from "./config-reference";

/** Where the reference of the configuration stands. */
export const CONFIG_REFERENCE = "docs/config.md";

/** Writes the generated documents. */
export function docs(): void {
  writeFileSync(CONFIG_REFERENCE, configReference());
}

/** Whether the generated documents are in step with the schema: 0, or 1 with a sentence. */
export function checkDocs(): number {
  if (readFileSync(CONFIG_REFERENCE, "utf8") === configReference()) return 0;
  console.error(`${CONFIG_REFERENCE} is not in step with the schema: run npm run docs`);
  return 1;
}
