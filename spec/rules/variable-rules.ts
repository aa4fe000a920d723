import type { Fault } from "../errors";
import type { Sections } from "../platform-spec";
import { OWN_VARIABLES, variableOf } from "../variables";
import type { Rule } from "./candidate";

/** An environment variable has one meaning in the whole platform, since the settings are shared. */
export const variableRules: Rule = ({ sections }) => {
  const owners = new Map<string, string>(OWN_VARIABLES.map((name) => [name, "the platform itself"]));
  const faults: Fault[] = [];
  for (const { path, variable } of bound(sections)) {
    const owner = owners.get(variable);
    if (owner !== undefined) {
      faults.push({
        path: `${path}.variable`,
        rule: `must not be the variable of ${owner} too`,
        got: variable,
        remedy: "give one of the two another variable",
      });
    }
    owners.set(variable, path);
  }
  for (const [name, workload] of Object.entries(sections.workloads)) {
    for (const variable of Object.keys(workload.environment)) {
      const owner = owners.get(variable);
      if (owner === undefined) continue;
      const path = `workloads.${name}.environment.${variable}`;
      faults.push({ path, rule: `must not collide with the variable of ${owner}` });
    }
  }
  return faults;
};

function bound(sections: Sections): { readonly path: string; readonly variable: string }[] {
  return (["databases", "queues", "secrets"] as const).flatMap((kind) =>
    Object.entries(sections[kind]).map(([key, { variable }]) => ({
      path: `${kind}.${key}`,
      variable: variableOf(kind, key, variable),
    })),
  );
}
