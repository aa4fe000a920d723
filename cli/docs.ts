import { readFileSync, writeFileSync } from "node:fs";
// biome-ignore lint/style/noRestrictedImports: one of the documents is about the configuration itself
import { platforms } from "../config";
import { loadPlatforms } from "../spec/load";
import { CALENDAR_DATE } from "../spec/support-calendar";
import { configReference } from "./config-reference";
import { reachabilityDocument } from "./reachability-document";

/** Where the reference of the configuration stands. */
export const CONFIG_REFERENCE = "docs/config.md";
/** Where it stands who may talk to whom. */
export const REACHABILITY = "docs/reachability.md";

/** Writes the generated documents. */
export function docs(): void {
  for (const [path, text] of documents()) writeFileSync(path, text);
}

/** Whether the generated documents are in step with their sources: 0, or 1 with a sentence for each that is not. */
export function checkDocs(): number {
  const stale = documents().filter(([path, text]) => readFileSync(path, "utf8") !== text);
  for (const [path] of stale) console.error(`${path} is not in step with its source: run npm run docs`);
  return stale.length > 0 ? 1 : 0;
}

/** Paths and texts. No document depends on the day, so the calendar's own is as good as any and stays the same. */
const documents = (): readonly (readonly [path: string, text: string])[] => [
  [CONFIG_REFERENCE, configReference()],
  [REACHABILITY, reachabilityDocument(loadPlatforms(platforms, CALENDAR_DATE).platforms)],
];
