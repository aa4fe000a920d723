import type { Fault } from "../errors";
import type { Rule } from "./candidate";

/** One path prefix leads to one workload. */
export const routeRules: Rule = ({ sections }) => {
  const owners = new Map<string, string>();
  const faults: Fault[] = [];
  for (const [name, workload] of Object.entries(sections.workloads)) {
    if (workload.kind === "worker") continue;
    workload.routes.forEach((route, index) => {
      const path = `workloads.${name}.routes.${index}`;
      if (route !== "/" && route.endsWith("/")) {
        faults.push({ path, rule: 'must not end in "/"', got: route, remedy: `write ${route.replace(/\/+$/, "")}` });
      }
      const owner = owners.get(route);
      if (owner !== undefined) faults.push({ path, rule: `must not be a route of ${owner} too`, got: route });
      owners.set(route, name);
    });
  }
  return faults;
};
