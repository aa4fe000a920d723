import { writeFileSync } from "node:fs";
import { configReference } from "./config-reference";

/** Where the reference of the configuration stands. */
export const CONFIG_REFERENCE = "docs/config.md";

/** Writes the generated documents. */
export function docs(): void {
  writeFileSync(CONFIG_REFERENCE, configReference());
}
