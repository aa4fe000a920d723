import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const HOOK = join(__dirname, "..", "..", "tools", "typescript.cjs");
const folder = mkdtempSync(join(tmpdir(), "typescript-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a file of this text and runs it, from a folder that is not the repository. */
function run(name: string, text: string) {
  const file = join(folder, name);
  writeFileSync(file, text);
  return { file, ...spawnSync(process.execPath, ["--require", HOOK, file], { cwd: folder, encoding: "utf8" }) };
}

test("an edited file is compiled again", () => {
  const text = (word: string) => `const word: string = "${word}";\nconsole.log(word);\n`;
  expect(run("edited.ts", text("one")).stdout).toBe("one\n");
  expect(run("edited.ts", text("two")).stdout).toBe("two\n");
  expect(run("edited.ts", text("one")).stdout).toBe("one\n");
});

test("an error shows its TypeScript line, the first time and from what was kept", () => {
  const text = `interface Gone {\n  readonly size: ${process.pid};\n}\n\nthrow new Error("lost");\n`;
  for (const name of ["first.ts", "first.ts"]) {
    const { file, stderr } = run(name, text);
    expect(stderr).toContain(`${file}:5:7`);
  }
});
