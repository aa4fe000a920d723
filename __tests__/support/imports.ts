import { dirname, join } from "node:path/posix";
import { parseSync } from "@swc/core";

/** One import of a file, in any of the language's forms. */
export interface Import {
  /** As written: `../spec/names`, `cdktf`. */
  readonly specifier: string;
  /** Gone after compiling: nothing is loaded. */
  readonly typeOnly: boolean;
}

/** Every import in a TypeScript text: `import`, `export … from`, `import x = require()`, `require()`, `import()`. */
export function importsOf(text: string): readonly Import[] {
  const found: Import[] = [];
  visit(parseSync(text, { syntax: "typescript", target: "es2022" }), (node) => {
    const one = importIn(node);
    if (one) found.push(one);
  });
  return found;
}

/**
 * The file of ours that an import means, or undefined for a package or for something that is no TypeScript.
 * @param from path of the importing file, from the repository's root
 */
export function resolveImport(from: string, specifier: string, files: ReadonlySet<string>): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  const path = join(dirname(from), specifier);
  return [`${path}.ts`, `${path}/index.ts`, path].find((candidate) => files.has(candidate));
}

type Node = Readonly<Record<string, unknown>>;

function importIn(node: Node): Import | undefined {
  const specifier = textOf(node.source);
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
      return specifier === undefined
        ? undefined
        : { specifier, typeOnly: node.typeOnly === true || namesOnlyTypes(node) };
    case "TsImportType":
      return imported(node.argument, true);
    case "TsExternalModuleReference":
      return imported(node.expression, false);
    case "CallExpression":
      return loads(node.callee) ? imported(firstArgument(node), false) : undefined;
    default:
      return undefined;
  }
}

function imported(literal: unknown, typeOnly: boolean): Import | undefined {
  const specifier = textOf(literal);
  return specifier === undefined ? undefined : { specifier, typeOnly };
}

/** `import { type A, type B }`; an import without names runs the file. */
function namesOnlyTypes({ specifiers }: Node): boolean {
  return (
    Array.isArray(specifiers) && specifiers.length > 0 && specifiers.every(({ isTypeOnly }) => isTypeOnly === true)
  );
}

const loads = (callee: unknown): boolean =>
  isNode(callee) && (callee.type === "Import" || (callee.type === "Identifier" && callee.value === "require"));

function firstArgument(call: Node): unknown {
  const [first] = Array.isArray(call.arguments) ? call.arguments : [];
  return isNode(first) ? first.expression : undefined;
}

const textOf = (literal: unknown): string | undefined =>
  isNode(literal) && literal.type === "StringLiteral" ? String(literal.value) : undefined;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

function visit(value: unknown, each: (node: Node) => void): void {
  if (!isNode(value)) return;
  each(value);
  for (const child of Object.values(value)) visit(child, each);
}
