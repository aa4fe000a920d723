// Proves that the way out of cdktf stays open: synthesizes the same source with cdktn, the maintained fork, and compares
// the JSON. Only the core is exchanged; providers, constructs and zod stay as pinned. Needs the package registry.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";

const CDKTN = "cdktn@0.24.0";
const SOURCES = [
  "main.ts",
  "cli",
  "config",
  "contracts",
  "k8s",
  "modules",
  "spec",
  "stacks",
  "terraform",
  "tools",
  ".swcrc",
];

const folder = mkdtempSync(join(tmpdir(), "cdktn-"));
try {
  const fork = join(folder, "fork");
  install(fork);
  const here = synth(process.cwd(), join(folder, "cdktf.out"));
  const there = here && synth(fork, join(folder, "cdktn.out"));
  process.exitCode = here && there && compare(here, there) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}

/** A copy of the sources whose `cdktf` is cdktn, for the provider packages too. */
function install(fork) {
  const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const providers = Object.keys(dependencies).filter((name) => name.startsWith("@cdktf/provider-"));
  const manifest = {
    private: true,
    type: "commonjs",
    dependencies: { ...dependencies, cdktf: `npm:${CDKTN}`, "@swc/core": devDependencies["@swc/core"] },
    overrides: Object.fromEntries(providers.map((name) => [name, { cdktf: "$cdktf" }])),
  };
  mkdirSync(fork);
  writeFileSync(join(fork, "package.json"), JSON.stringify(manifest));
  for (const source of SOURCES) cpSync(source, join(fork, source), { recursive: true });
  console.error(`installing ${CDKTN} beside the pinned providers`);
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], {
    cwd: fork,
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** Every stack's JSON and the version of the core that wrote it; undefined when the synth failed and said why. */
function synth(cwd, outdir) {
  const env = { ...process.env, CDKTF_OUTDIR: outdir, CDKTN_DISABLE_CREATION_STACK: "1" };
  const words = ["--require", "./tools/typescript.cjs", "main.ts"];
  const { status } = spawnSync(process.execPath, words, { cwd, env, stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) return undefined;
  const folder = join(outdir, "stacks");
  const written = readdirSync(folder).map((id) => [
    id,
    JSON.parse(readFileSync(join(folder, id, "cdk.tf.json"), "utf8")),
  ]);
  const version = written[0]?.[1]["//"].metadata.version;
  // The only field that may differ: which core wrote the file.
  for (const [, stack] of written) delete stack["//"].metadata.version;
  return { version, stacks: Object.fromEntries(written) };
}

/** Says which stacks differ and where first. */
function compare(here, there) {
  const ids = Object.keys({ ...here.stacks, ...there.stacks });
  const different = ids.filter((id) => !isDeepStrictEqual(here.stacks[id], there.stacks[id]));
  for (const id of different) console.error(`${id}: ${differenceIn(here.stacks[id], there.stacks[id])}`);
  const verdict = different.length === 0 ? "same JSON" : `${different.length} differ`;
  console.log(`${ids.length} stacks, ${verdict}: cdktf ${here.version}, cdktn ${there.version}`);
  return different.length === 0;
}

/** Path and both values of the first difference. */
function differenceIn(one, other, path = []) {
  const inside = [one, other].every((value) => typeof value === "object" && value !== null);
  if (!inside) return `${path.join(".")}: ${shown(one)} became ${shown(other)}`;
  const key = Object.keys({ ...one, ...other }).find((name) => !isDeepStrictEqual(one[name], other[name]));
  return differenceIn(one[key], other[key], [...path, key]);
}

const shown = (value) => String(JSON.stringify(value)).slice(0, 120);
