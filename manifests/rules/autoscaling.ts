import { find, ofKind } from "./objects";
import { fault, type Rule } from "./rule";

/** An autoscaler's target exists and has no other autoscaler: two would undo each other's work. */
export const oneAutoscalerPerWorkload: Rule = ({ objects }) => {
  const autoscalers = ofKind(objects, "HorizontalPodAutoscaler");
  const targetOf = ({ metadata, spec: { scaleTargetRef } }: (typeof autoscalers)[number]) =>
    `${scaleTargetRef.kind} ${metadata.namespace}/${scaleTargetRef.name}`;
  return autoscalers.flatMap((autoscaler, index) => {
    const target = targetOf(autoscaler);
    const { kind, name } = autoscaler.spec.scaleTargetRef;
    if (kind !== "Deployment" || !find(objects, kind, autoscaler.metadata.namespace, name))
      return [fault(autoscaler, `scales ${target}, which does not exist`)];
    const first = autoscalers.findIndex((other) => targetOf(other) === target);
    return first === index ? [] : [fault(autoscaler, `scales ${target}, as ${autoscalers[first]?.metadata.name} does`)];
  });
};

/** Who is scaled has no number of replicas of its own: every apply would set it back. */
export const scaledWorkloadsHaveNoReplicas: Rule = ({ objects }) =>
  ofKind(objects, "HorizontalPodAutoscaler").flatMap(({ metadata: { namespace, name }, spec: { scaleTargetRef } }) => {
    const target = find(objects, "Deployment", namespace, scaleTargetRef.name);
    return target?.spec.replicas === undefined ? [] : [fault(target, `has replicas although ${name} scales it`)];
  });
