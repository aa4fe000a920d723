import { nearest } from "../check";
import type { Fault } from "../errors";
import type { WorkloadSpec } from "../workload-spec";
import type { Rule } from "./candidate";

/** Workloads that are to talk to each other exist, and the one that is called listens. */
export const neighbourRules: Rule = ({ sections: { workloads } }) =>
  Object.entries(workloads).flatMap(([name, { network }]) =>
    (["from", "to"] as const).flatMap((direction) =>
      network[direction].flatMap((other, index) =>
        faultOf(name, direction, other, workloads).map((fault) => ({
          path: `workloads.${name}.network.${direction}.${index}`,
          got: other,
          ...fault,
        })),
      ),
    ),
  );

function faultOf(
  name: string,
  direction: "from" | "to",
  other: string,
  workloads: Readonly<Record<string, WorkloadSpec>>,
): Omit<Fault, "path">[] {
  if (other === name) {
    return [{ rule: "must not be the workload itself", remedy: "leave it out: nothing is filtered inside a pod" }];
  }
  if (!Object.hasOwn(workloads, other)) {
    const others = Object.keys(workloads).filter((one) => one !== name);
    return [{ rule: "must be one of workloads", remedy: nearest(other, others) ?? "add it to workloads" }];
  }
  const called = direction === "to" ? other : name;
  if (workloads[called]?.kind !== "worker") return [];
  return [
    {
      rule: direction === "to" ? "must be a workload with a port" : "must be empty, since a worker has no port",
      remedy: `leave it out, or make ${called} a web or an api, which listen`,
    },
  ];
}
