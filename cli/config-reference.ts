import { z } from "zod";
import { platformSpec } from "../spec/platform-spec";

/** One value that an operator may write. */
export interface Leaf {
  /** `databases.<name>.storageGiB` */
  readonly path: string;
  readonly allowed: string;
  /** JSON text, `required`, or empty where leaving it out means what the description says. */
  readonly default: string;
  readonly changes: string;
  readonly description: string;
}

interface Schema extends z.core.JSONSchema.BaseSchema {
  readonly unit?: string;
  readonly changes?: string;
  readonly rule?: string;
}

/** Every value of a platform's file, in the order of the schema. */
export function leaves(): readonly Leaf[] {
  const schema = z.toJSONSchema(platformSpec, { io: "input", unrepresentable: "any" }) as Schema;
  return leavesOf(schema, [], true);
}

/** The reference of the configuration as Markdown, a table a section. */
export function configReference(): string {
  const all = leaves();
  const sectionOf = ({ path }: Leaf) => path.split(".")[0] ?? "";
  const sections = [...new Set(all.map(sectionOf))];
  const chapters = sections.map((section) =>
    [`## ${section}`, "", tableOf(all.filter((leaf) => sectionOf(leaf) === section))].join("\n"),
  );
  return `${[
    "# Configuration",
    "",
    "Made from the schema in `spec/` by `npm run docs`; do not edit. A platform is one file in `config/platforms/`, listed in",
    "`config/index.ts`. *Changing it* tells what happens to running things: nothing stops (in place), a part is made anew",
    "(replaces), or data would be lost (destroys data: the plan shows it first, and the prod profile refuses it).",
    "",
    chapters.join("\n\n"),
  ].join("\n")}\n`;
}

function leavesOf(schema: Schema, path: readonly string[], required: boolean): Leaf[] {
  if (schema.changes !== undefined) return [leafOf(schema, path, required)];
  const variants = (schema.oneOf ?? []) as Schema[];
  if (variants.length > 0) return merged(variants, path);
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, child]) =>
    typeof child === "object" ? leavesOf(child as Schema, [...path, key], schema.required?.includes(key) ?? false) : [],
  );
  const entries = schema.additionalProperties;
  return typeof entries === "object" ? [...own, ...leavesOf(entries as Schema, [...path, "<name>"], true)] : own;
}

/** Variants of a union told apart by `kind`: a value that not all of them have says which do. */
function merged(variants: readonly Schema[], path: readonly string[]): Leaf[] {
  const kinds = variants.map((variant) => String((variant.properties?.kind as Schema | undefined)?.const));
  const groups = new Map<string, { leaf: Leaf; kinds: string[] }>();
  variants.forEach((variant, index) => {
    for (const leaf of leavesOf(variant, path, true)) {
      const key = JSON.stringify(leaf);
      const group = groups.get(key) ?? { leaf, kinds: [] };
      group.kinds.push(kinds[index] ?? "");
      groups.set(key, group);
    }
  });
  return [...groups.values()].map(({ leaf, kinds: having }) =>
    having.length === kinds.length ? leaf : { ...leaf, description: `${having.join(", ")}: ${leaf.description}` },
  );
}

function leafOf(schema: Schema, path: readonly string[], required: boolean): Leaf {
  return {
    path: path.join("."),
    allowed: allowedOf(schema),
    default: schema.default !== undefined ? JSON.stringify(schema.default) : required ? "required" : "",
    changes: schema.changes ?? "",
    description: schema.description ?? "",
  };
}

function allowedOf(schema: Schema): string {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(", ");
  if (schema.rule) return `${schema.type === "array" ? "list; each: " : ""}${schema.rule.replace(/^must be /, "")}`;
  if (schema.prefixItems) {
    return `[${schema.prefixItems.map((one) => allowedOf(one as Schema)).join(", ")}] ${schema.unit ?? ""}`.trim();
  }
  if (schema.type === "array") return `list of ${allowedOf((schema.items ?? {}) as Schema)}`;
  if (schema.type === "object") return "names and values";
  if (schema.minimum !== undefined && schema.maximum !== undefined) {
    return `${schema.minimum} to ${schema.maximum}${schema.unit ? ` ${schema.unit}` : ""}`;
  }
  if (schema.pattern) return `\`${schema.pattern}\``;
  return { boolean: "true, false", string: "text" }[String(schema.type)] ?? "";
}

function tableOf(rows: readonly Leaf[]): string {
  const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("<", "\\<");
  const line = ({ path, allowed, default: by, changes, description }: Leaf) =>
    `| \`${path}\` | ${cell(allowed)} | ${cell(by && by !== "required" ? `\`${by}\`` : by)} | ${changes} | ${cell(description)} |`;
  return ["| key | allowed | default | changing it | meaning |", "|---|---|---|---|---|", ...rows.map(line)].join("\n");
}
