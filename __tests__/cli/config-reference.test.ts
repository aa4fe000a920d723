import { readFileSync } from "node:fs";
import { z } from "zod";
import { configReference, leaves } from "../../cli/config-reference";
import { CONFIG_REFERENCE } from "../../cli/docs";
import { platformSpec } from "../../spec/platform-spec";

test("docs/config.md is in step with the schema; if not, run npm run docs", () => {
  expect(readFileSync(CONFIG_REFERENCE, "utf8")).toBe(configReference());
});

test("every value says what it is for and what changing it does", () => {
  expect(unexplained(z.toJSONSchema(platformSpec, { io: "input", unrepresentable: "any" }), "")).toEqual([]);
});

test("the unit of a number stands beside its limits", () => {
  expect(leaves()).toContainEqual({
    path: "databases.<name>.storageGiB",
    allowed: "20 to 65536 GiB",
    default: "20",
    changes: "in place",
    description: "gp3 storage at creation; grows, never shrinks",
  });
});

interface Schema extends z.core.JSONSchema.BaseSchema {
  readonly changes?: string;
}

function unexplained(schema: Schema, path: string): string[] {
  if (schema.changes && schema.description) return [];
  const children = [
    ...Object.entries(schema.properties ?? {}),
    ...(schema.oneOf ?? []).map((one, index) => [`#${index}`, one] as const),
    ...(typeof schema.additionalProperties === "object" ? [["<name>", schema.additionalProperties] as const] : []),
  ];
  if (children.length === 0) return schema.const === undefined ? [path] : [];
  return children.flatMap(([key, child]) => unexplained(child as Schema, `${path}.${key}`));
}
