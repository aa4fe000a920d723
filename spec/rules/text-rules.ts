import type { Fault } from "../errors";
import type { Rule } from "./candidate";

/** Longest value of a tag (EC2 and all others). */
const LONGEST_TAG = 256;
/** What every service takes in tags; the comma and "=" would break the volume driver's own list of tags. */
const TAG_TEXT = /^[\p{L}\p{N} _.:/+@-]*$/u;

/** Texts that would mean something else by the time they arrive. */
export const textRules: Rule = ({ sections }) => [
  ...interpolations(sections, []),
  ...Object.entries(sections.tags).flatMap(([tag, value]): Fault[] =>
    TAG_TEXT.test(tag + value)
      ? []
      : [{ path: `tags.${tag}`, rule: "must be letters, digits, blanks and _ . : / + @ -", got: value }],
  ),
  ...Object.entries(sections.queues).flatMap(([key, { messageTypes }]): Fault[] =>
    messageTypes.join(" ").length <= LONGEST_TAG
      ? []
      : [{ path: `queues.${key}.messageTypes`, rule: `must fit a tag, ${LONGEST_TAG} characters in all` }],
  ),
];

/** Terraform reads `${…}` and `%{…}` in any text of its JSON as an expression. */
function interpolations(value: unknown, path: readonly string[]): Fault[] {
  if (typeof value === "string") {
    if (!/[$%]\{/.test(value)) return [];
    const rule = "must not contain ${ or %{, which Terraform would read as an expression";
    return [{ path: path.join("."), rule }];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => interpolations(child, [...path, key]));
}
