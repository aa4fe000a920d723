import { ConversionError } from "./conversion-error";
import { KINDS } from "./kinds";
import { isObject, type Json, type JsonObject, type Manifest } from "./manifest";
import type { References, StandIn } from "./references";
import { type Block, camelCase, type Shape } from "./shape";

export interface Converted {
  readonly manifest: Manifest;
  /** The resource's address in Terraform. */
  readonly address: string;
  readonly standIns: readonly StandIn[];
}

/**
 * One Kubernetes resource of the Terraform JSON as a manifest, with what the provider adds by itself.
 * @param type of the provider, e.g. `kubernetes_service_v1`
 * @throws ConversionError naming the field, for a type or a field without a counterpart and for a value of another type
 */
export function convert(type: string, name: string, resource: JsonObject, references: References): Converted {
  const kind = KINDS[type];
  if (!kind) throw new ConversionError(`${type} has no manifest; teach it to manifests/kinds.ts`);
  const conversion = new Conversion(references);
  const { apiVersion, fields, defaults } = kind;
  const body = conversion.object(resource, { kind: "one", fields, defaults }, "");
  const { metadata } = body;
  if (!isObject(metadata) || typeof metadata.name !== "string")
    throw new ConversionError("metadata.name: a manifest needs one");
  const manifest = { apiVersion, kind: kind.kind, ...body } as unknown as Manifest;
  return { manifest, address: `${type}.${name}`, standIns: conversion.standIns };
}

class Conversion {
  readonly standIns: StandIn[] = [];

  constructor(private readonly references: References) {}

  object(source: JsonObject, { fields, defaults }: Block, path: string): JsonObject {
    const target: Record<string, Json> = {};
    for (const [name, value] of Object.entries(source)) {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (field === undefined)
        throw new ConversionError(`${join(path, name)}: no such field in a manifest that we know`);
      if (field === null || value === null || value === undefined) continue;
      const own = typeof field === "object" && "as" in field;
      const as = own ? field.as : camelCase(name);
      const converted = this.value(value, own ? field.shape : field, join(path, as));
      if (converted === undefined) continue;
      if (as in target) throw new ConversionError(`${join(path, name)}: a second ${as}`);
      target[as] = converted;
    }
    return { ...target, ...Object.fromEntries(Object.entries(defaults).filter(([name]) => !(name in target))) };
  }

  private value(value: Json, shape: Shape, path: string): Json | undefined {
    if (typeof shape === "object") return this.block(value, shape, path);
    if (shape === "strings") return listOf(value, path).map((one, index) => this.text(one, `${path}[${index}]`));
    if (shape === "map") return this.map(value, path);
    if (shape === "boolean" || shape === "integer") return plain(value, shape, path);
    const text = this.text(value, path);
    if (shape === "integer-text") return digits(text, 10, /^\d+$/, path);
    if (shape === "octal-text") return digits(text, 8, /^0?[0-7]{3,4}$/, path);
    if (shape === "int-or-string" && /^\d+$/.test(text)) return Number(text);
    return text;
  }

  private block(value: Json, shape: Block, path: string): Json | undefined {
    const blocks = Array.isArray(value) ? value : [value];
    const objects = blocks.map((block, index) => {
      if (!isObject(block)) throw new ConversionError(`${path}: ${JSON.stringify(block)} is not a block`);
      return this.object(block, shape, shape.kind === "many" ? `${path}[${index}]` : path);
    });
    if (shape.kind === "many") return objects.length > 0 ? objects : undefined;
    if (objects.length > 1) throw new ConversionError(`${path}: ${objects.length} blocks where a manifest has one`);
    return objects[0];
  }

  private map(value: Json, path: string): JsonObject {
    if (!isObject(value)) throw new ConversionError(`${path}: ${JSON.stringify(value)} is not a map`);
    return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, this.text(text, join(path, key))]));
  }

  /** Terraform makes a string of a number or a truth value by itself where the schema wants one. */
  private text(value: Json, path: string): string {
    if (typeof value === "number" || typeof value === "boolean") return String(value);
    if (typeof value !== "string") throw new ConversionError(`${path}: ${JSON.stringify(value)} is not a string`);
    return this.references.resolve(value, path, this.standIns);
  }
}

const join = (path: string, name: string) => (path ? `${path}.${name}` : name);

function listOf(value: Json, path: string): readonly Json[] {
  if (!Array.isArray(value)) throw new ConversionError(`${path}: ${JSON.stringify(value)} is not a list`);
  return value;
}

function plain(value: Json, shape: "boolean" | "integer", path: string): Json {
  const fits = shape === "boolean" ? typeof value === "boolean" : Number.isSafeInteger(value);
  if (!fits)
    throw new ConversionError(
      `${path}: ${JSON.stringify(value)} is not ${shape === "boolean" ? "true or false" : "an integer"}`,
    );
  return value;
}

function digits(text: string, radix: number, form: RegExp, path: string): number {
  if (!form.test(text)) throw new ConversionError(`${path}: "${text}" is not a number of base ${radix}`);
  return Number.parseInt(text, radix);
}
