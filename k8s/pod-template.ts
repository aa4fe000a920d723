import type {
  DeploymentV1SpecTemplate,
  DeploymentV1SpecTemplateSpecTopologySpreadConstraint,
} from "@cdktf/provider-kubernetes/lib/deployment-v1";
import type { Workload } from "../contracts/workload";
import { containerOf } from "./container";
import type { EnvironmentSources } from "./environment";
import { labelsOf, selectorOf } from "./labels";
import { volumesOf } from "./writable-paths";

export interface PodTemplateProps {
  /** Name of the application, which is its namespace's. */
  readonly application: string;
  readonly workload: Workload;
  readonly sources: EnvironmentSources;
  readonly serviceAccountName: string;
  /** Changes with the ConfigMap. */
  readonly configChecksum: string;
  /** Changes with the Secret. */
  readonly secretRevision: string;
}

/** The pods of a workload, hardened for the restricted level. */
export function podTemplateOf(props: PodTemplateProps): DeploymentV1SpecTemplate {
  const { application, workload, sources, serviceAccountName } = props;
  return {
    metadata: { labels: labelsOf(application, workload.name), annotations: readings(props) },
    spec: {
      serviceAccountName,
      // The provider sends `true` for the first two where nothing is said.
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      shareProcessNamespace: false,
      terminationGracePeriodSeconds: workload.graceSeconds,
      securityContext: securityContextOf(workload.userId),
      topologySpreadConstraint: ["topology.kubernetes.io/zone", "kubernetes.io/hostname"].map((key) =>
        spreadOver(key, selectorOf(application, workload.name)),
      ),
      container: [containerOf(workload, sources)],
      volume: volumesOf(workload.writablePaths),
    },
  };
}

/** A process reads its environment once, at its start: what it read stands here, so that a change starts new pods. */
function readings({ workload, sources, configChecksum, secretRevision }: PodTemplateProps): Record<string, string> {
  return {
    ...(sources.configKeys.length > 0 && { "checksum/config": configChecksum }),
    ...(Object.keys(workload.secrets).length > 0 && { "checksum/secrets": secretRevision }),
  };
}

/** The group owns the writable folders and the AWS token, both made by root. */
const securityContextOf = (userId: number) => ({
  runAsNonRoot: true,
  runAsUser: String(userId),
  runAsGroup: String(userId),
  fsGroup: String(userId),
  fsGroupChangePolicy: "OnRootMismatch",
  seccompProfile: { type: "RuntimeDefault" },
});

/**
 * A wish, not a condition: with two nodes, or one zone out of order, a condition would leave pods waiting for ever. Pods
 * of the revision going away do not count, else a rollout would balance the new ones against them.
 */
const spreadOver = (
  topologyKey: string,
  matchLabels: Record<string, string>,
): DeploymentV1SpecTemplateSpecTopologySpreadConstraint => ({
  topologyKey,
  maxSkew: 1,
  whenUnsatisfiable: "ScheduleAnyway",
  labelSelector: [{ matchLabels }],
  matchLabelKeys: ["pod-template-hash"],
});
