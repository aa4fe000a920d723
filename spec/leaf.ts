import { z } from "zod";

/** What happens to running things when an operator changes a value. */
export type Effect = "in place" | "replaces" | "destroys data";

/** What every leaf of the configuration says of itself, beside zod's `description`; the reference and errors are made of it. */
declare module "zod" {
  interface GlobalMeta {
    /** The unit of a number: `seconds`, `GiB`. */
    unit?: string;
    changes?: Effect;
    /** What must hold, where a pattern alone would not tell: `must be lower case letters, digits and "-"`. */
    rule?: string;
  }
}

const KEY_RULE = 'must be lower case letters, digits and single "-", a letter first and no "-" last';

/** A name that becomes part of ids, physical names and DNS labels. */
export const key = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[a-z](-?[a-z0-9])*$/)
    .meta({ rule: `${KEY_RULE}, at most ${longest} characters` });

/** Things by name, in the order in which they are written. */
export const named = <T extends z.ZodType>(thing: T, longest = 30) => z.record(key(longest), thing);

/** The name of an environment variable. */
export const variable = z.string().regex(/^[A-Z][A-Z0-9_]*$/);
export const VARIABLE_RULE = 'must be upper case letters, digits and "_", a letter first';

/** An IPv4 block such as `10.0.0.0/16`; `spec/rules/` checks that its host bits are zero. */
export const cidrText = z.string().regex(/^(\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/);
export const CIDR_RULE = "must be an IPv4 block such as 10.0.0.0/16";
