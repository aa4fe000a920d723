import { type LabelSelector, ofKind } from "./objects";
import { fault, type Rule } from "./rule";
import { isOfChart, matches, selected } from "./selection";

/** What selects pods selects some: Deployments their own, Services, budgets and network policies those of a workload or chart. */
export const selectorsMatchPods: Rule = (cluster) => {
  const { objects } = cluster;
  const strangers = ofKind(objects, "Deployment").filter(
    ({ spec }) => !matches(spec.selector, spec.template.metadata?.labels ?? {}),
  );
  const services = ofKind(objects, "Service").flatMap((service) =>
    service.spec.selector
      ? [{ object: service, selector: { matchLabels: service.spec.selector } as LabelSelector }]
      : [],
  );
  const others = [...ofKind(objects, "PodDisruptionBudget"), ...ofKind(objects, "NetworkPolicy")].map((object) => ({
    object,
    selector:
      ("podSelector" in object.spec
        ? object.spec.podSelector
        : "selector" in object.spec
          ? object.spec.selector
          : {}) ?? {},
  }));
  const idle = [...services, ...others].filter(({ object: { metadata, kind }, selector }) => {
    const all = kind === "NetworkPolicy" && !selector.matchLabels && !selector.matchExpressions;
    return (
      !all &&
      !isOfChart(cluster, metadata.namespace, selector) &&
      selected(cluster, metadata.namespace, selector).length === 0
    );
  });
  return [
    ...strangers.map((deployment) => fault(deployment, "its selector does not match the labels of its own pods")),
    ...idle.map(({ object, selector }) => fault(object, `selects no pods: ${JSON.stringify(selector)}`)),
  ];
};
