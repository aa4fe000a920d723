import "./stacks/lazy-archiver";
import "./stacks/fast-tokens";
import { App } from "cdktf";
import { CommandError } from "./cli/command-error";
import { removeStaleStacks } from "./cli/stale-stacks";
import { SYNTH_HELP, synthOptions } from "./cli/synth-options";
import { synthJson, synthReport } from "./cli/synth-report";
import { platforms as definitions } from "./config";
import { ConfigError } from "./spec/errors";
import { loadPlatforms } from "./spec/load";
import { buildPlatform } from "./stacks/build-platform";

try {
  const started = performance.now();
  const { today, json, help } = synthOptions(process.argv.slice(2), new Date());
  if (help) console.log(SYNTH_HELP);
  else {
    const { platforms, warnings } = loadPlatforms(definitions, today);
    // Only cdktn reads targetVersions; without it, it refuses to lock state in S3 (npm run check:cdktn).
    const app = new App({ context: { targetVersions: { terraform: ">=1.11.0" } } });
    for (const platform of platforms) buildPlatform(app, platform);
    app.synth();
    const stacks = platforms.flatMap((platform) => Object.values(platform.stacks));
    removeStaleStacks(app.outdir, stacks);
    const result = { outdir: app.outdir, stacks, warnings, milliseconds: performance.now() - started };
    console.log(json ? synthJson(result) : synthReport(result));
  }
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof CommandError)) throw error;
  console.error(error.message);
  process.exitCode = error instanceof ConfigError ? 1 : 2;
}
