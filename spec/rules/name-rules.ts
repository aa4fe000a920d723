import { EDGE_NAMESPACE } from "../../contracts/edge";
import type { Fault } from "../errors";
import type { Rule } from "./candidate";

/** Namespaces that Kubernetes or EKS own. */
const RESERVED_NAMESPACES = /^(default|kube-.*|amazon-.*|aws-.*)$/;
/** Log groups beside those of the workloads, and names that the cluster's own objects carry. */
const RESERVED_WORKLOADS = ["app", "edge", "system", "cluster", "nodes", "performance", "kubernetes"];
/** Roles that the platform makes for itself carry these words; a workload's role carries its name. */
const RESERVED_ROLES = [
  "cluster",
  "nodes",
  "load-balancer-controller",
  "cluster-autoscaler",
  "ebs-csi",
  "observability",
  "flow-logs",
];
/** AWS allows 50 tags; seven are kept for the platform's and the components' own. */
const MOST_TAGS = 43;

/** Names that are taken, and tags that AWS refuses. */
export const nameRules: Rule = ({ platform, environment, sections }) => {
  const faults: Fault[] = [];
  if (RESERVED_NAMESPACES.test(platform) || platform === EDGE_NAMESPACE) {
    faults.push({ path: "name", rule: "must not be a namespace that Kubernetes or a component owns", got: platform });
  }
  if (/^\d|^(none|default|all)$/.test(environment)) {
    faults.push({ path: `environments.${environment}`, rule: "must not be a reserved name", got: environment });
  }
  for (const name of Object.keys(sections.workloads)) {
    if (RESERVED_WORKLOADS.includes(name) || RESERVED_ROLES.includes(name)) {
      faults.push({ path: `workloads.${name}`, rule: "must not have the name of a part of the platform", got: name });
    }
  }
  const tags = Object.keys(sections.tags);
  for (const tag of tags) {
    if (/^aws:/i.test(tag)) faults.push({ path: `tags.${tag}`, rule: 'must not begin with "aws:"', got: tag });
    if (["Platform", "Environment", "ManagedBy", "Name"].includes(tag)) {
      faults.push({ path: `tags.${tag}`, rule: "must not be a tag that the platform sets itself", got: tag });
    }
  }
  if (tags.length > MOST_TAGS) {
    faults.push({ path: "tags", rule: `must have at most ${MOST_TAGS} entries`, got: tags.length });
  }
  return faults;
};
