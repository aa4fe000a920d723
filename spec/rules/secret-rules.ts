import type { Fault } from "../errors";
import type { Rule } from "./candidate";

/** Where a secret's value comes from is said once. */
export const secretRules: Rule = ({ sections }) =>
  Object.entries(sections.secrets).flatMap(([key, { generate, provided }]): Fault[] => {
    if ((generate === undefined) !== (provided === undefined)) return [];
    return [
      { path: `secrets.${key}`, rule: "must have either generate or provided", got: generate ? "both" : "neither" },
    ];
  });
