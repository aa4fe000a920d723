import { type Kinds, ofKind } from "./objects";
import type { Cluster } from "./rule";

/** The numbers of pods a Deployment may have: its autoscaler's, or its own. */
export function replicasOf({ objects }: Pick<Cluster, "objects">, { metadata, spec }: Kinds["Deployment"]) {
  const autoscaler = ofKind(objects, "HorizontalPodAutoscaler").find(
    (one) =>
      one.metadata.namespace === metadata.namespace &&
      one.spec.scaleTargetRef.kind === "Deployment" &&
      one.spec.scaleTargetRef.name === metadata.name,
  );
  const own = spec.replicas ?? 1;
  return { min: autoscaler?.spec.minReplicas ?? own, max: autoscaler?.spec.maxReplicas ?? own };
}
