import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/**
 * Removes the folders of stacks that are no longer described, as `cdktf synth` does, so that a folder of JSON never
 * tells of more than the configuration. Only generated JSON and Terraform's caches stand there; state is in S3.
 */
export function removeStaleStacks(outdir: string, stacks: readonly string[]): void {
  const folder = join(outdir, "stacks");
  if (!existsSync(folder)) return;
  const stale = readdirSync(folder).filter((name) => !stacks.includes(name));
  for (const name of stale) rmSync(join(folder, name), { recursive: true });
}
