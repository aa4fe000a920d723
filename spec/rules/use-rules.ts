import { nearest } from "../check";
import type { Fault } from "../errors";
import type { Sections } from "../platform-spec";
import { ACCESS, graceSeconds, type ResourceKind, type WorkloadSpec } from "../workload-spec";
import type { Rule } from "./candidate";

const KINDS = Object.keys(ACCESS) as ResourceKind[];
/** A message that is tried again while its first try still runs is done twice; AWS advises six times the work. */
const VISIBILITY_TIMES_JOB = 6;

/** What workloads name exists, and may be used as they say. */
export const useRules: Rule = ({ sections }) =>
  Object.entries(sections.workloads).flatMap(([name, workload]) =>
    [...image(workload, sections), ...uses(workload, sections), ...consumers(workload, sections)].map((fault) => ({
      ...fault,
      path: `workloads.${name}.${fault.path}`,
    })),
  );

function image(workload: WorkloadSpec, { images }: Sections): Fault[] {
  if (workload.image in images) return [];
  return [
    {
      path: "image",
      rule: "must be one of images",
      got: workload.image,
      remedy: nearest(workload.image, Object.keys(images)) ?? "add it to images",
    },
  ];
}

function uses(workload: WorkloadSpec, sections: Sections): Fault[] {
  return Object.entries(workload.uses).flatMap(([use, access]): Fault[] => {
    const path = `uses.${use}`;
    const [kind = "", key = "", ...rest] = use.split(".");
    if (!isKind(kind) || key === "" || rest.length > 0) {
      return [{ path, rule: `must be a resource such as ${KINDS.map((one) => `${one}.<key>`).join(", ")}`, got: use }];
    }
    if (!(key in sections[kind])) {
      const known = KINDS.flatMap((one) => Object.keys(sections[one]).map((name) => `${one}.${name}`));
      return [{ path, rule: `must be one of ${kind}`, got: use, remedy: nearest(use, known) ?? `add it to ${kind}` }];
    }
    const allowed: readonly string[] = ACCESS[kind];
    return allowed.includes(access) ? [] : [{ path, rule: `must be ${allowed.join(" or ")}`, got: access }];
  });
}

/** A worker's message must not come back before the worker is done with it. */
function consumers(workload: WorkloadSpec, { queues }: Sections): Fault[] {
  if (workload.kind !== "worker") return [];
  return Object.entries(workload.uses).flatMap(([use, access]): Fault[] => {
    const queue = access === "consume" ? queues[use.replace(/^queues\./, "")] : undefined;
    if (!queue) return [];
    const least = Math.max(VISIBILITY_TIMES_JOB * workload.jobSeconds, graceSeconds(workload) + 1);
    if (queue.visibilitySeconds >= least) return [];
    return [
      {
        path: "jobSeconds",
        rule: `must leave ${use} a visibility of at least ${least} seconds, which has ${queue.visibilitySeconds}`,
        got: workload.jobSeconds,
        remedy: `raise ${use}.visibilitySeconds or make the job shorter`,
      },
    ];
  });
}

const isKind = (word: string): word is ResourceKind => (KINDS as readonly string[]).includes(word);
