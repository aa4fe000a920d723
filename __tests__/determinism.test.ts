import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { basename, join, relative } from "node:path";

const ROOT = join(__dirname, "..");
const FOLDER = mkdtempSync(join(tmpdir(), "determinism-"));
const GENERATED = /^(node_modules|cdktf\.out.*|coverage|__tests__|docs|\.git)$/;

/** The clock ten years on, and no chance at all. */
const OTHER_CLOCK = `
const Real = Date;
globalThis.Date = class extends Real {
  constructor(...parts) { super(...(parts.length > 0 ? parts : ["2036-11-21T00:00:00Z"])); }
  static now() { return new Real("2036-11-21T00:00:00Z").getTime(); }
};
Math.random = () => 0;
`;

/** Texts in which a literal \`\${\` is meant, so that Terraform must not read it: where, and why. */
const LITERALS: readonly { readonly where: RegExp; readonly why: string }[] = [];

/** Dates that are names: versions of languages and policies that AWS gave a day. */
const DATED_NAMES = ["2012-10-17"];

type Files = Readonly<Record<string, string>>;
/** A string of the JSON and the keys that lead to it. */
interface Text {
  readonly where: string;
  readonly text: string;
}

let first: Files;
let texts: readonly Text[];

beforeAll(() => {
  first = synthesized("first");
  texts = Object.entries(first)
    .filter(([path]) => basename(path) === "cdk.tf.json")
    .flatMap(([path, text]) => textsIn(JSON.parse(text), path));
});

afterAll(() => rmSync(FOLDER, { recursive: true }));

test("two runs give the same bytes", () => {
  expect(Object.keys(first).length).toBeGreaterThan(4);
  expect(synthesized("second")).toEqual(first);
});

test("another folder gives the same bytes", () => {
  const copy = join(FOLDER, "elsewhere", "copy");
  cpSync(ROOT, copy, { recursive: true, filter: (path) => !GENERATED.test(relative(ROOT, path)) });
  symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
  expect(synthesized("from-copy", { cwd: copy })).toEqual(first);
});

test("neither clock nor chance changes a byte", () => {
  const clock = join(FOLDER, "clock.cjs");
  writeFileSync(clock, OTHER_CLOCK);
  expect(synthesized("later", { words: ["--require", clock] })).toEqual(first);
});

test("nothing that was written names a folder of this machine", () => {
  const all = Object.values(first).join("\n");
  for (const path of [ROOT, FOLDER, `${homedir()}/`, "node_modules"]) {
    expect(all).not.toContain(path);
  }
});

test("no date stands in the JSON", () => {
  const dated = texts.filter(({ text }) =>
    (text.match(/\b20\d{2}-[01]\d-[0-3]\d\b/g) ?? []).some((date) => !DATED_NAMES.includes(date)),
  );
  expect(dated).toEqual([]);
});

test("an interpolation is escaped only where a literal is meant", () => {
  const escaped = texts.filter(({ text }) => text.includes("$${"));
  expect(escaped.filter(({ where }) => !LITERALS.some((literal) => literal.where.test(where)))).toEqual([]);
  const unused = LITERALS.filter((literal) => !escaped.some(({ where }) => literal.where.test(where)));
  expect(unused).toEqual([]);
});

/** Runs main.ts and returns every file that it wrote, by path. */
function synthesized(name: string, { cwd = ROOT, words = [] as readonly string[] } = {}): Files {
  const outdir = join(FOLDER, name);
  const { status, stderr } = spawnSync(
    process.execPath,
    [...words, "--require", "./tools/typescript.cjs", "main.ts", "--today=2026-11-21"],
    { cwd, env: { CDKTF_OUTDIR: outdir }, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(stderr);
  const files = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [relative(outdir, path), readFileSync(path, "utf8")]));
}

function textsIn(value: unknown, where: string): readonly Text[] {
  if (typeof value === "string") return [{ where, text: value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => textsIn(child, `${where} ${key}`));
}
