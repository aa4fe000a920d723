import "./stacks/lazy-archiver";
import "./stacks/fast-tokens";
import { App } from "cdktf";
import { removeStaleStacks } from "./cli/stale-stacks";
import { synthTable } from "./cli/synth-table";
import { platforms as definitions } from "./config";
import { ConfigError } from "./spec/errors";
import { loadPlatforms } from "./spec/load";
import { buildPlatform } from "./stacks/build-platform";

try {
  const started = performance.now();
  const today = process.argv.find((word) => word.startsWith("--today="))?.slice("--today=".length);
  const { platforms, warnings } = loadPlatforms(definitions, today ?? new Date().toISOString().slice(0, 10));
  // Only cdktn reads targetVersions; without it, it refuses to lock state in S3 (npm run check:cdktn).
  const app = new App({ context: { targetVersions: { terraform: ">=1.11.0" } } });
  for (const platform of platforms) buildPlatform(app, platform);
  app.synth();
  const stacks = platforms.flatMap((platform) => Object.values(platform.stacks));
  removeStaleStacks(app.outdir, stacks);
  console.log(synthTable(app.outdir, stacks, warnings, performance.now() - started));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
