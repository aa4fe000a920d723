import { type Kinds, type LabelSelector, ofKind, type Requirement } from "./objects";
import type { Cluster } from "./rule";

type Labels = Readonly<Record<string, string>>;

/** Whether labels are what a selector wants. An empty selector wants nothing in particular. */
export const matches = ({ matchLabels = {}, matchExpressions = [] }: LabelSelector, labels: Labels): boolean =>
  Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
  matchExpressions.every((requirement) => meets(requirement, labels));

/** The Deployments of a namespace whose pods a selector selects. */
export const selected = (
  { objects }: Cluster,
  namespace: string | undefined,
  selector: LabelSelector,
): readonly Kinds["Deployment"][] =>
  ofKind(objects, "Deployment").filter(
    ({ metadata, spec }) => metadata.namespace === namespace && matches(selector, spec.template.metadata?.labels ?? {}),
  );

/** Pods of a chart: the stack has the release but not its objects. Charts label them with their release's name. */
export const isOfChart = (
  { releases }: Cluster,
  namespace: string | undefined,
  { matchLabels }: LabelSelector,
): boolean =>
  releases.some(
    (release) => release.namespace === namespace && release.name === matchLabels?.["app.kubernetes.io/instance"],
  );

function meets({ key, operator, values = [] }: Requirement, labels: Labels): boolean {
  const value = labels[key];
  if (operator === "Exists") return value !== undefined;
  if (operator === "DoesNotExist") return value === undefined;
  const among = value !== undefined && values.includes(value);
  return operator === "In" ? among : !among;
}
