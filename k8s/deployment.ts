import { DeploymentV1 } from "@cdktf/provider-kubernetes/lib/deployment-v1";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Workload } from "../contracts/workload";
import type { EnvironmentSources } from "./environment";
import { labelsOf, selectorOf } from "./labels";
import type { Namespace } from "./namespace";
import { podTemplateOf } from "./pod-template";

/** A rollout without progress for this long has failed. A new node, the image's pull and the slowest start fit into it. */
const PROGRESS_DEADLINE_SECONDS = 600;
/** What Terraform waits beyond that, so that its error is the rollout's and not its own timeout's, which says less. */
const SPARE_SECONDS = 300;
/** Pods are exchanged one at a time; this is a slow one, pull, start and settling. */
const EXCHANGE_SECONDS = 90;
/** A container that falls over does so in its first seconds; only a pod older than this counts as available. */
export const MIN_READY_SECONDS = 10;
/** Pods beyond the wanted number while a rollout runs. */
export const MAX_SURGE = 1;

/** `kubectl rollout restart` writes it; taking it back would start all pods once more. */
const RESTARTED_AT = 'spec[0].template[0].metadata[0].annotations["kubectl.kubernetes.io/restartedAt"]';

export interface DeploymentProps {
  readonly namespace: Namespace;
  readonly workload: Workload;
  readonly sources: EnvironmentSources;
  readonly serviceAccountName: string;
  readonly configChecksum: string;
  readonly secretRevision: string;
  /** What must exist before the first pod. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/**
 * Keeps a workload's pods running and exchanges them one by one, a new one ready before an old one goes. How many there
 * are is the autoscaler's to say: `replicas` is left out, or every plan would take its work back.
 */
export class Deployment extends Construct {
  /** Name of the Deployment, as a reference: who scales it waits for it. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: DeploymentProps) {
    super(scope, id);
    const { namespace, workload, dependsOn, ...pod } = props;
    const { name, scaling } = workload;
    const deployment = new DeploymentV1(this, "Default", {
      metadata: { name, namespace: namespace.name, labels: labelsOf(namespace.name, name) },
      spec: {
        selector: { matchLabels: selectorOf(namespace.name, name) },
        strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: String(MAX_SURGE), maxUnavailable: "0" } },
        minReadySeconds: MIN_READY_SECONDS,
        progressDeadlineSeconds: PROGRESS_DEADLINE_SECONDS,
        revisionHistoryLimit: 5,
        template: podTemplateOf({ application: namespace.name, workload, ...pod }),
      },
      timeouts: timeoutsFor(scaling.max),
      lifecycle: { ignoreChanges: [RESTARTED_AT] },
      dependsOn: [namespace.resource, ...dependsOn],
    });
    this.name = deployment.metadata.name;
  }
}

/** All pods come at once when the Deployment is made, and one after the other when it changes. */
function timeoutsFor(pods: number): { create: string; update: string } {
  const create = PROGRESS_DEADLINE_SECONDS + SPARE_SECONDS;
  return { create: minutes(create), update: minutes(create + pods * EXCHANGE_SECONDS) };
}

const minutes = (seconds: number) => `${Math.ceil(seconds / 60)}m`;
