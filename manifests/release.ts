import { parse } from "yaml";
import { ConversionError } from "./conversion-error";
import { isObject, type Json, type JsonObject } from "./manifest";
import type { References, StandIn } from "./references";

/** A chart as Terraform has Helm install it. */
export interface Release {
  readonly name: string;
  readonly namespace: string;
  readonly chart: string;
  readonly version: string;
  /** Absent for a chart in a folder. */
  readonly repository?: string;
  readonly values: JsonObject;
  readonly address: string;
  readonly standIns: readonly StandIn[];
}

/** They change values outside of `values`, so the file beside the manifests would not be the whole. */
const OTHER_VALUES = ["set", "set_list", "set_sensitive", "set_wo"];

/** @throws ConversionError where the values are not one plain document */
export function releaseOf(id: string, resource: JsonObject, references: References): Release {
  const standIns: StandIn[] = [];
  const text = (field: string, fallback?: string): string => {
    const value = resource[field] ?? fallback;
    if (typeof value !== "string") throw new ConversionError(`${field}: ${JSON.stringify(value)} is not a string`);
    return references.resolve(value, field, standIns);
  };
  const other = OTHER_VALUES.find((field) => resource[field] !== undefined);
  if (other !== undefined) throw new ConversionError(`${other}: values are told in "values" alone`);
  const documents = resource.values ?? [];
  if (!Array.isArray(documents) || documents.length > 1)
    throw new ConversionError("values: want a list of one document");
  const document: unknown = documents[0] === undefined ? {} : parse(String(documents[0]));
  if (!isObject(document)) throw new ConversionError("values: not a map");
  const inside = (value: Json, path: string): Json => {
    if (typeof value === "string") return references.resolve(value, path, standIns);
    if (Array.isArray(value)) return value.map((one, index) => inside(one, `${path}[${index}]`));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, inside(one, path ? `${path}.${key}` : key)]),
    );
  };
  return {
    name: text("name"),
    namespace: text("namespace", "default"),
    chart: text("chart"),
    version: text("version", ""),
    ...(resource.repository ? { repository: text("repository") } : {}),
    values: Object.fromEntries(Object.entries(document).map(([key, value]) => [key, inside(value, key)])),
    address: `helm_release.${id}`,
    standIns,
  };
}
