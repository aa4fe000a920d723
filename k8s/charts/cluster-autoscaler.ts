import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ChartPin } from "../../spec/chart-versions";
import type { ResolvedController } from "../../spec/controllers";
import { Chart, type ChartValues } from "./chart";
import { actsAs, HARDENED_CONTAINER, NOBODY } from "./hardening";

export interface ClusterAutoscalerProps {
  readonly chart: ChartPin;
  /** Of the cluster's own minor: the chart does not follow the cluster. */
  readonly imageTag: string;
  readonly clusterName: string;
  readonly region: string;
  readonly controller: ResolvedController;
  readonly dependsOn: readonly ITerraformDependable[];
}

/** Adds a node when pods find no place, and takes one away when its pods would fit on the others. */
export class ClusterAutoscaler extends Construct {
  readonly resource: ITerraformDependable;

  constructor(scope: Construct, id: string, props: ClusterAutoscalerProps) {
    super(scope, id);
    const { chart, controller, dependsOn } = props;
    this.resource = new Chart(this, "Default", {
      chart,
      release: "cluster-autoscaler",
      namespace: controller.namespace,
      values: valuesOf(props),
      dependsOn,
    }).resource;
  }
}

/**
 * It finds its node groups by the tags `k8s.io/cluster-autoscaler/enabled` and `k8s.io/cluster-autoscaler/<cluster>`, the
 * chart's own defaults. Without a cluster name the chart renders no Deployment at all, and no error either.
 */
function valuesOf({ imageTag, clusterName, region, controller }: ClusterAutoscalerProps): ChartValues {
  return {
    fullnameOverride: "cluster-autoscaler",
    image: { tag: imageTag },
    cloudProvider: "aws",
    awsRegion: region,
    autoDiscovery: { clusterName },
    rbac: {
      serviceAccount: { create: true, name: controller.serviceAccount, annotations: actsAs(controller.roleArn) },
    },
    replicaCount: 1,
    // It must reach AWS when the cluster's own DNS waits for the very node that it should add.
    dnsPolicy: "Default",
    extraArgs: EXTRA_ARGUMENTS,
    podDisruptionBudget: { maxUnavailable: 1 },
    resources: { requests: { cpu: "100m", memory: "300Mi" }, limits: { memory: "600Mi" } },
    securityContext: {
      runAsNonRoot: true,
      runAsUser: NOBODY,
      runAsGroup: NOBODY,
      fsGroup: NOBODY,
      seccompProfile: { type: "RuntimeDefault" },
    },
    containerSecurityContext: HARDENED_CONTAINER,
  };
}

/** Of both last ones the opposite is the default, and would keep nearly every node for ever. */
const EXTRA_ARGUMENTS = {
  expander: "least-waste",
  "balance-similar-node-groups": true,
  "skip-nodes-with-system-pods": false,
  "skip-nodes-with-local-storage": false,
};
