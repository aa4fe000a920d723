import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { importFaults, type Sources } from "./support/import-rules";
import { importsOf } from "./support/imports";

const ROOT = join(__dirname, "..");

/** A repository without a fault, small. */
const CLEAN: Sources = {
  "main.ts": 'import { App } from "cdktf";\nimport { platforms } from "./config";\nimport { S } from "./stacks/stack";',
  "cli/platform.ts": 'import { table } from "./table";',
  "cli/table.ts": "export const table = 1;",
  "cli/bench-synth.ts": 'import { App } from "cdktf";\nimport { S } from "../stacks/stack";',
  "config/index.ts": 'import { one } from "./one";',
  "config/one.ts": 'import { key } from "../spec/names";',
  "spec/names.ts": 'import type { Binding } from "../contracts/binding";\nexport const key = 1;',
  "contracts/binding.ts": "export interface Binding {}",
  "terraform/check.ts": 'import { TerraformElement } from "cdktf";',
  "stacks/stack.ts": 'import { Q } from "../modules/queue";\nimport { N } from "../k8s/namespace";',
  "modules/queue.ts": 'import type { Q } from "../spec/names";\nimport { check } from "../terraform/check";',
  "k8s/namespace.ts":
    'import { type N } from "../spec/names";\nimport { X } from "@cdktf/provider-kubernetes/lib/secret";',
};

/** Faults of the clean repository with one file's text put first in it. */
const planted = (path: string, text: string) =>
  importFaults({ ...CLEAN, [path]: [text, CLEAN[path] ?? ""].join("\n") });

test("every import of this repository keeps the rules", () => {
  expect(importFaults(ourSources())).toEqual([]);
});

test("a repository that keeps the rules has no faults", () => {
  expect(importFaults(CLEAN)).toEqual([]);
});

test.each<[string, string, string, string]>([
  ["cdktf in spec", "spec/names.ts", 'import { Fn } from "cdktf";', "must not import cdktf"],
  ["a type of cdktf in spec", "spec/names.ts", 'import type { Fn } from "cdktf";', "must not import cdktf"],
  ["a private part of cdktf in spec", "spec/names.ts", 'import "cdktf/lib/token";', "must not import cdktf/lib/token"],
  ["constructs in config", "config/one.ts", 'import { Node } from "constructs";', "must not import constructs"],
  [
    "a provider in config",
    "config/one.ts",
    'import { S } from "@cdktf/provider-aws/lib/sqs-queue";',
    "must not import @cdktf/provider-aws/lib/sqs-queue",
  ],
  ["stacks in config", "config/one.ts", 'import { S } from "../stacks/stack";', "must not import stacks/stack.ts"],
  ["modules in spec", "spec/names.ts", 'import { Q } from "../modules/queue";', "must not import modules/queue.ts"],
  [
    "spec in contracts",
    "contracts/binding.ts",
    'import type { K } from "../spec/names";',
    "must not import spec/names.ts",
  ],
  [
    "contracts in terraform",
    "terraform/check.ts",
    'import "../contracts/binding";',
    "must not import contracts/binding.ts",
  ],
  [
    "values of spec in modules",
    "modules/queue.ts",
    'import { key } from "../spec/names";',
    "must not import values of spec/names.ts",
  ],
  [
    "a value among types of spec in k8s",
    "k8s/namespace.ts",
    'import { type K, key } from "../spec/names";',
    "must not import values of spec/names.ts",
  ],
  [
    "k8s in modules",
    "modules/queue.ts",
    'import type { N } from "../k8s/namespace";',
    "must not import k8s/namespace.ts",
  ],
  [
    "modules in k8s",
    "k8s/namespace.ts",
    'import type { Q } from "../modules/queue";',
    "must not import modules/queue.ts",
  ],
  [
    "stacks in modules",
    "modules/queue.ts",
    'import type { S } from "../stacks/stack";',
    "must not import stacks/stack.ts",
  ],
  ["config in modules", "modules/queue.ts", 'import { p } from "../config";', "must not import config/index.ts"],
  ["cli in k8s", "k8s/namespace.ts", 'import { table } from "../cli/table";', "must not import cli/table.ts"],
  ["main in modules", "modules/queue.ts", 'import "../main";', "must not import main.ts"],
  ["config in stacks", "stacks/stack.ts", 'import { one } from "../config/one";', "must not import config/one.ts"],
  ["config in a command", "cli/table.ts", 'import { p } from "../config";', "must not import config/index.ts"],
  ["cdktf in a command", "cli/table.ts", 'import { App } from "cdktf";', "must not import cdktf"],
  ["stacks in a command", "cli/table.ts", 'import { S } from "../stacks/stack";', "must not import stacks/stack.ts"],
])("refuses %s", (_, path, text, fault) => {
  expect(planted(path, text)).toContain(`${path}: ${fault}`);
});

test.each(["@cdktf/provider-aws", "@cdktf/provider-aws/lib", "@cdktf/provider-aws/lib/index"])(
  "refuses all of a provider, %s, in tests too",
  (specifier) => {
    const fault = `imports all of ${specifier}; import one resource's sub-path`;
    expect(planted("modules/queue.ts", `import { sqsQueue } from "${specifier}";`)).toEqual([
      `modules/queue.ts: ${fault}`,
    ]);
    expect(planted("__tests__/a.test.ts", `import { sqsQueue } from "${specifier}";`)).toEqual([
      `__tests__/a.test.ts: ${fault}`,
    ]);
  },
);

test("refuses a circle, of types as well, and names it once", () => {
  const circle = {
    "modules/queue.ts": `${CLEAN["modules/queue.ts"]}\nimport type { A } from "./alarm";`,
    "modules/alarm.ts": 'import { m } from "./metric";',
    "modules/metric.ts": 'import { Q } from "./queue";',
  };
  expect(importFaults({ ...CLEAN, ...circle })).toEqual([
    "modules/alarm.ts > modules/metric.ts > modules/queue.ts > modules/alarm.ts is a circle",
  ]);
});

test("refuses a file that nothing reaches, were it imported by its own test", () => {
  const orphan = { "modules/lonely.ts": "", "__tests__/lonely.test.ts": 'import "../modules/lonely";' };
  expect(importFaults({ ...CLEAN, ...orphan })).toEqual(["modules/lonely.ts: nothing imports it"]);
});

test("refuses a folder that the rules do not know", () => {
  expect(planted("utils/strings.ts", 'import "../spec/names";')).toContain(
    "utils/strings.ts: stands in no folder that the import rules know",
  );
});

test("tests import what they like", () => {
  expect(planted("__tests__/a.test.ts", 'import { p } from "../config";\nimport { App } from "cdktf";')).toEqual([]);
});

test("every form of import is seen", () => {
  const text = `
    import "a"; import b from "b"; import * as c from "c"; import { d } from "d"; import type { e } from "e";
    import { type f } from "f"; import { type g, h } from "g"; export { i } from "i"; export type { j } from "j";
    export * from "k"; import l = require("l"); const m = () => import("m"); const n = require("n");
    type O = import("o").O; // import "not in a comment";
    const text = 'import "not in a string"';
  `;
  const seen = importsOf(text).map(({ specifier, typeOnly }) => specifier + (typeOnly ? " type" : ""));
  expect(seen.sort()).toEqual([
    "a",
    "b",
    "c",
    "d",
    "e type",
    "f type",
    "g",
    "i",
    "j type",
    "k",
    "l",
    "m",
    "n",
    "o type",
  ]);
});

/** Every TypeScript file of ours; generated folders and packages hold none of them. */
function ourSources(): Sources {
  const paths = readdirSync(ROOT, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return entry.name;
    if (/^\.|^node_modules$|^cdktf\.out/.test(entry.name)) return [];
    return readdirSync(join(ROOT, entry.name), { recursive: true, encoding: "utf8" }).map((path) =>
      [entry.name, ...path.split(/[\\/]/)].join("/"),
    );
  });
  const ours = paths.filter((path) => path.endsWith(".ts")).sort();
  return Object.fromEntries(ours.map((path) => [path, readFileSync(join(ROOT, path), "utf8")]));
}
