import { z } from "zod";
import { VARIABLE_RULE, variable } from "./leaf";
import { nameOf, type Place } from "./names";
import { variableOf } from "./variables";

const generateSpec = z.strictObject({
  length: z.int().min(32).max(1_024).default(64).meta({
    description: "length of the random text; holds from the next revision on",
    unit: "characters",
    changes: "in place",
  }),
  revision: z.int().min(1).max(1_000_000).default(1).meta({
    description: "raise it by one to draw a new value",
    changes: "in place",
  }),
});

/** What an operator may say of a secret: where its value comes from, never the value. */
export const secretSpec = z.strictObject({
  generate: generateSpec.optional(),
  provided: z.string().min(10).optional().meta({
    description: "for a secret that an operator fills in Secrets Manager: a sentence on what to put there",
    changes: "in place",
    rule: "must be a sentence of at least 10 characters on what to put there",
  }),
  variable: variable.optional().meta({
    description: "environment variable with the value; left out, <KEY>_SECRET",
    changes: "in place",
    rule: VARIABLE_RULE,
  }),
});
export interface SecretSpec extends z.infer<typeof secretSpec> {}

/** A secret of one environment. Its value is in AWS alone, as JSON `{"value": "…"}`. */
export interface ResolvedSecret {
  readonly key: string;
  readonly name: string;
  readonly variable: string;
  readonly source:
    | { readonly kind: "generated"; readonly length: number; readonly revision: number }
    | { readonly kind: "provided"; readonly instruction: string };
}

export function resolveSecret(place: Place, key: string, spec: SecretSpec): ResolvedSecret {
  return {
    key,
    name: nameOf(place, "secret", "secrets", key, "value"),
    variable: variableOf("secrets", key, spec.variable),
    source: spec.generate
      ? { kind: "generated", ...spec.generate }
      : { kind: "provided", instruction: spec.provided ?? "" },
  };
}
