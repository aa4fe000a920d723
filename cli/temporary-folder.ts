import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new empty folder, removed when this process ends, whichever way. */
export function temporaryFolder(prefix: string): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), `${prefix}-`));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
