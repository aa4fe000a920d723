import "../stacks/lazy-archiver";
import "../stacks/fast-tokens";
import { App } from "cdktf";
import { loadPlatforms } from "../spec/load";
import { buildPlatform } from "../stacks/build-platform";
import { benchPlatform } from "./bench-platform";
import { synthReport } from "./synth-report";

// A process of its own that does what main.ts does, with a generated platform: `bench-synth.ts <workloads>
// <environments>`. It writes to CDKTF_OUTDIR, as every cdktf app.
const [workloads, environments] = process.argv.slice(2).map(Number);
const started = performance.now();
const definitions = { bench: benchPlatform("bench", workloads ?? 0, environments ?? 0) };
const { platforms, warnings } = loadPlatforms(definitions, "2026-11-21");
const app = new App();
for (const platform of platforms) buildPlatform(app, platform);
app.synth();
const stacks = platforms.flatMap((platform) => Object.values(platform.stacks));
console.log(synthReport({ outdir: app.outdir, stacks, warnings, milliseconds: performance.now() - started }));
