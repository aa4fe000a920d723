import { parseSync } from "@swc/core";

type Node = Readonly<Record<string, unknown>>;

/**
 * The codes that titles of tests name in a TypeScript text: `test("PPP-53 …")`, and for `test.each(table)("%s …")`
 * those in the table too, which becomes part of the title.
 */
export function codesInTitles(text: string): readonly string[] {
  const program = parseSync(text, { syntax: "typescript", target: "es2022" });
  const tables = new Map<string, unknown>();
  visit(program, (node) => {
    const { value } = (node.id ?? {}) as Node;
    if (node.type === "VariableDeclarator" && typeof value === "string") tables.set(value, node.init);
  });
  const found: string[] = [];
  visit(program, (node) => {
    if (node.type !== "CallExpression") return;
    const [title] = node.arguments as readonly { expression: unknown }[];
    const table = tableOf(node.callee as Node);
    if (title === undefined || table === undefined) return;
    found.push(...codesIn(title));
    if (JSON.stringify(title).includes("%s")) found.push(...codesIn(tables.get(nameOf(table)) ?? table));
  });
  return [...new Set(found)].sort();
}

/** What `test.each` is called with; null for `test` itself; undefined where no test is called. */
function tableOf(callee: Node): unknown {
  if (callee.type === "Identifier") return callee.value === "test" ? null : undefined;
  if (callee.type !== "CallExpression") return undefined;
  const each = callee.callee as Node;
  const [owner, name] = [each.object as Node | undefined, each.property as Node | undefined];
  const [table] = callee.arguments as readonly { expression: unknown }[];
  return owner?.value === "test" && name?.value === "each" ? table?.expression : undefined;
}

const nameOf = (table: unknown): string => String((table as Node | null)?.value ?? "");

function codesIn(tree: unknown): string[] {
  const found: string[] = [];
  visit(tree, (node) => {
    // `value` of a text, `raw` of a piece of a template.
    const text = node.type === "StringLiteral" ? node.value : node.type === "TemplateElement" ? node.raw : "";
    found.push(...(String(text).match(/PPP-\d+/g) ?? []));
  });
  return found;
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (value === null || typeof value !== "object") return;
  if (!Array.isArray(value)) see(value as Node);
  for (const child of Object.values(value)) visit(child, see);
}
