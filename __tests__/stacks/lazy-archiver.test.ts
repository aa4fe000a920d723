import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..");
const folder = mkdtempSync(join(tmpdir(), "lazy-archiver-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a program that may use `cdktf`, `loaded()` and `folder`, and returns what it printed. */
function run(program: string): string {
  const file = join(folder, "program.js");
  const head = [
    `require("${ROOT}/stacks/lazy-archiver");`,
    `const cdktf = require("${ROOT}/node_modules/cdktf");`,
    'const loaded = () => Object.keys(require.cache).some((path) => path.includes("/archiver/"));',
    `const folder = "${folder}";`,
  ];
  writeFileSync(file, [...head, program].join("\n"));
  const { stdout, stderr } = spawnSync(process.execPath, ["--require", `${ROOT}/tools/typescript.cjs`, file], {
    encoding: "utf8",
  });
  return stdout + stderr;
}

test("the zip library is loaded when it is called, not with cdktf", () => {
  const program = `
    const before = loaded();
    const requireAsCdktf = require("module").createRequire(require.resolve("${ROOT}/node_modules/cdktf"));
    requireAsCdktf("archiver")("zip");
    console.log(before, loaded());
  `;
  expect(run(program)).toBe("false true\n");
});

test("an asset that is a zip file is written all the same", () => {
  const program = `
    const app = new cdktf.App({ outdir: folder + "/out" });
    const stack = new cdktf.TerraformStack(app, "stack");
    new cdktf.LocalBackend(stack, {});
    const type = cdktf.AssetType.ARCHIVE;
    const asset = new cdktf.TerraformAsset(stack, "files", { path: "${ROOT}/contracts", type });
    app.synth();
    console.log(require("fs").readFileSync(folder + "/out/stacks/stack/" + asset.path, "latin1").slice(0, 2));
  `;
  expect(run(program)).toBe("PK\n");
});
