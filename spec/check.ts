import { closest, distance } from "fastest-levenshtein";
import { z } from "zod";
import type { Fault } from "./errors";

export interface Checked<T> {
  /** What could be read; whole and valid only when there are no faults. Null where too little of the form is there. */
  readonly value: T | null;
  readonly faults: readonly Fault[];
}

type Issue = z.core.$ZodIssue;
/** The part of JSON Schema that describes one place of the configuration. */
interface Place extends z.core.JSONSchema.BaseSchema {
  readonly unit?: string;
  readonly rule?: string;
}

/** Issues after which a value still has its form, so that rules across fields can be checked as well. */
const KEEPS_FORM = new Set<Issue["code"]>([
  "too_small",
  "too_big",
  "invalid_format",
  "unrecognized_keys",
  "invalid_key",
  "custom",
  "not_multiple_of",
]);

/** Reads `input` by `schema` and reports every fault in the words of the schema's descriptions. */
export function check<T extends z.ZodType>(schema: T, input: unknown): Checked<z.output<T>> {
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success) return { value: parsed.data, faults: [] };
  const { issues } = parsed.error;
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Place;
  return {
    value: issues.every(({ code }) => KEEPS_FORM.has(code)) ? readable(schema, input) : null,
    faults: issues.flatMap((issue) => faultsOf(json, issue)),
  };
}

/** The value as far as zod could read it in spite of issues that keep its form. */
function readable<T extends z.ZodType>(schema: T, input: unknown): z.output<T> | null {
  const payload = schema._zod.run({ value: input, issues: [] }, { async: false });
  return payload instanceof Promise ? null : (payload.value as z.output<T>);
}

function faultsOf(json: Place, issue: Issue): Fault[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    const known = knownKeys(placeAt(json, path));
    return issue.keys.map((key) => ({
      path: [...path, key].join("."),
      rule: "is not a known key",
      remedy: nearest(key, known),
    }));
  }
  if (issue.code === "invalid_key") {
    const names = placeAt(json, path.slice(0, -1))?.propertyNames as Place | undefined;
    return [{ path: path.join("."), rule: names?.rule ?? "is not an allowed key", got: path.at(-1) }];
  }
  const place = placeAt(json, path);
  const got = "input" in issue ? issue.input : undefined;
  if (got === undefined && issue.code === "invalid_type") {
    return [{ path: path.join("."), rule: `is missing${place?.description ? `: ${place.description}` : ""}` }];
  }
  return [{ path: path.join("."), got, ...ruleOf(issue, place, got) }];
}

function ruleOf(issue: Issue, place: Place | undefined, got: unknown): Pick<Fault, "rule" | "remedy"> {
  if (issue.code === "invalid_value") {
    const values = issue.values.map(String);
    return { rule: `must be ${list(values)}`, remedy: typeof got === "string" ? nearest(got, values) : undefined };
  }
  if (issue.code === "invalid_union") {
    const values = (place?.oneOf ?? []).map((one) => String((one as Place).properties?.kind && kindOf(one as Place)));
    return { rule: place?.rule ?? `must have kind ${list(values)}` };
  }
  if (issue.code === "invalid_type") return { rule: `must be ${article(issue.expected)}` };
  if (place?.rule) return { rule: place.rule };
  if (place?.minimum !== undefined && place.maximum !== undefined) {
    return { rule: `must be between ${place.minimum} and ${place.maximum}${place.unit ? ` ${place.unit}` : ""}` };
  }
  if (issue.code === "too_small") return { rule: `must have at least ${issue.minimum} ${measure(issue.origin)}` };
  if (issue.code === "too_big") return { rule: `must have at most ${issue.maximum} ${measure(issue.origin)}` };
  return { rule: place?.pattern ? `must match ${place.pattern}` : issue.message };
}

/** The schema of the place at `path`; a variant of a union counts when it knows the next step. */
function placeAt(json: Place, path: readonly string[]): Place | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return json;
  const next = [json, ...((json.oneOf ?? json.anyOf ?? []) as Place[])]
    .map((one) => one.properties?.[step] ?? one.additionalProperties ?? one.prefixItems?.[Number(step)] ?? one.items)
    .find((one): one is Place => typeof one === "object");
  // What holds of each entry of a list is said once, at the list.
  return next && placeAt(json.items || json.prefixItems ? { ...pick(json), ...next } : next, rest);
}

const pick = ({ unit, rule, description }: Place) => ({ unit, rule, description });

function knownKeys(place: Place | undefined): string[] {
  const variants = [place, ...((place?.oneOf ?? place?.anyOf ?? []) as Place[])];
  return [...new Set(variants.flatMap((one) => Object.keys(one?.properties ?? {})))];
}

const kindOf = (variant: Place) => (variant.properties?.kind as Place | undefined)?.const;

/** `did you mean "events"?`, or the list of what is known when nothing is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const best = closest(word, known);
  if (distance(word, best) <= Math.max(2, Math.floor(word.length / 3))) return `did you mean "${best}"?`;
  return `known: ${known.join(", ")}`;
}

function list(values: readonly string[]): string {
  return values.length < 2 ? values.join("") : `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`;
}

const article = (type: string) =>
  /^[aeiou]/.test(type) ? `an ${type}` : `a ${type === "int" ? "whole number" : type}`;
const measure = (origin: string) => (origin === "string" ? "characters" : "entries");
