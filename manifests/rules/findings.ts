import type { StackManifests } from "../stack-manifests";
import { oneAutoscalerPerWorkload, scaledWorkloadsHaveNoReplicas } from "./autoscaling";
import { budgetsAllowADisruption } from "./budgets";
import { ingressBackendsExist } from "./ingress-backends";
import { podsAreRestricted } from "./pod-security";
import { referencesExist } from "./references";
import { resourcesAreSaid } from "./resources";
import { routesAreUnique } from "./routes";
import type { Cluster, Fault, Rule } from "./rule";
import { selectorsMatchPods } from "./selectors";
import { servicePortsExist } from "./service-ports";

/** All rules, by the name that a report shows. */
export const RULES: Readonly<Record<string, Rule>> = {
  selectors: selectorsMatchPods,
  "service ports": servicePortsExist,
  "ingress backends": ingressBackendsExist,
  routes: routesAreUnique,
  references: referencesExist,
  autoscalers: oneAutoscalerPerWorkload,
  replicas: scaledWorkloadsHaveNoReplicas,
  budgets: budgetsAllowADisruption,
  resources: resourcesAreSaid,
  "pod security": podsAreRestricted,
};

export interface Finding extends Fault {
  readonly rule: string;
}

export const findingsOf = ({ objects, releases }: StackManifests): readonly Finding[] =>
  findingsIn({ objects: objects.map(({ manifest }) => manifest), releases });

export const findingsIn = (cluster: Cluster): readonly Finding[] =>
  Object.entries(RULES).flatMap(([rule, holds]) => holds(cluster).map((fault) => ({ rule, ...fault })));
