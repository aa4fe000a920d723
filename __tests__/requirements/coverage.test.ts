import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { codesInTitles } from "../support/titles";

/** The requirements are numbered from 01 without a gap. */
const HIGHEST = 183;
const ROOT = join(__dirname, "..", "..");

const ALL = Array.from({ length: HIGHEST }, (_, index) => code(index + 1));

test("every requirement has a test that names it, or a row of README's table of deliberate deviations", () => {
  const covered = new Set([...tested(), ...deviationsIn(readFileSync(join(ROOT, "README.md"), "utf8"))]);
  expect(ALL.filter((one) => !covered.has(one))).toEqual([]);
});

test("no test and no deviation names a requirement that does not exist", () => {
  const named = [...tested(), ...deviationsIn(readFileSync(join(ROOT, "README.md"), "utf8"))];
  expect(named.filter((one) => !ALL.includes(one))).toEqual([]);
});

test.each([
  ["a title", 'test("PPP-53 PPP-54 a message", () => { expect("PPP-01"); });', ["PPP-53", "PPP-54"]],
  ["a template", "test(`PPP-53 $" + "{name}`, () => {});", ["PPP-53"]],
  ["the title of a table", 'test.each([["PPP-01", 1]])("PPP-02 %s", () => {});', ["PPP-01", "PPP-02"]],
  ["a table with a name", 'const T = [["PPP-01"]]; test.each(T)("%s", () => {});', ["PPP-01"]],
  ["a table whose words no title shows", 'test.each([["PPP-01"]])("each", () => {});', []],
  ["a comment or a helper", '/* PPP-01 */ it.skip("PPP-02", f); describe("PPP-03", f); test.skip("PPP-04", f);', []],
])("codes are read in %s", (_, text, codes) => {
  expect(codesInTitles(text)).toEqual(codes);
});

test("rows of deviations give single codes, lists and ranges", () => {
  const table =
    "| PPP-104 | NGINX |\n| PPP-151 to PPP-153 | later |\n| PPP-01, PPP-05 | x |\nPPP-99 is prose\n| a | PPP-98 |";
  expect(deviationsIn(table)).toEqual(["PPP-104", "PPP-151", "PPP-152", "PPP-153", "PPP-01", "PPP-05"]);
});

function tested(): string[] {
  const folder = join(ROOT, "__tests__");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".test.ts"));
  return files.flatMap((file) => codesInTitles(readFileSync(join(folder, file), "utf8")));
}

/** Codes in the first cell of the rows that begin with one; `PPP-151 to PPP-163` is all between as well. */
function deviationsIn(markdown: string): string[] {
  return [...markdown.matchAll(/^\| *(PPP-[^|]*)\|/gm)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/PPP-(\d+)(?:\s*(?:to|–|-|\.\.)\s*PPP-(\d+))?/g)].flatMap(([, from, to]) =>
      Array.from({ length: Number(to ?? from) - Number(from) + 1 }, (_, index) => code(Number(from) + index)),
    ),
  );
}

function code(number: number): string {
  return `PPP-${String(number).padStart(2, "0")}`;
}
