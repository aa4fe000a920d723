import { nearest } from "../check";
import type { Fault } from "../errors";
import { INSTANCE_TYPES } from "../instance-types";
import { type Rule, repeated } from "./candidate";

/** How many nodes, and of which make. */
export const nodeRules: Rule = ({ sections: { cluster } }) => {
  const { min, desired, max, instanceTypes } = cluster.nodes;
  const faults: Fault[] = [];
  if (min > max) faults.push({ path: "cluster.nodes.min", rule: `must not exceed max, ${max} nodes`, got: min });
  if (desired < min || desired > max) {
    faults.push({
      path: "cluster.nodes.desired",
      rule: `must be between min and max, ${min} to ${max} nodes`,
      got: desired,
    });
  }
  const { maxPods } = cluster.nodes;
  const most = Math.min(...instanceTypes.flatMap((type) => INSTANCE_TYPES[type]?.maxPodsWithPrefixes ?? []));
  if (maxPods > most) {
    faults.push({
      path: "cluster.nodes.maxPods",
      rule: `must be at most ${most}, all that the node's interfaces hold`,
      got: maxPods,
    });
  }
  const known = Object.keys(INSTANCE_TYPES);
  instanceTypes.forEach((type, index) => {
    if (known.includes(type)) return;
    faults.push({
      path: `cluster.nodes.instanceTypes.${index}`,
      rule: "must be an instance type whose capacity is known",
      got: type,
      remedy: `${nearest(type, known.slice(0, 12))}, or add its row to spec/instance-types.ts`,
    });
  });
  for (const { index, value } of repeated(instanceTypes)) {
    faults.push({ path: `cluster.nodes.instanceTypes.${index}`, rule: "must not name a type twice", got: value });
  }
  const architectures = new Set(instanceTypes.flatMap((type) => INSTANCE_TYPES[type]?.architecture ?? []));
  if (architectures.size > 1) {
    faults.push({
      path: "cluster.nodes.instanceTypes",
      rule: "must be of one architecture, since an image is built for one",
      got: instanceTypes,
    });
  }
  return faults;
};
