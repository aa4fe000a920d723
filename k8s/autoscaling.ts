import {
  HorizontalPodAutoscalerV2,
  type HorizontalPodAutoscalerV2SpecBehavior,
  type HorizontalPodAutoscalerV2SpecMetric,
} from "@cdktf/provider-kubernetes/lib/horizontal-pod-autoscaler-v2";
import { Construct } from "constructs";
import type { Workload } from "../contracts/workload";
import { labelsOf } from "./labels";
import type { Namespace } from "./namespace";

/**
 * Up at once, and at most by doubling or four pods in 15 seconds (Kubernetes' own default); down by one pod a minute, once
 * fewer would have done for five minutes. `selectPolicy` and the windows are said in both directions: the provider would
 * send an empty word, which the API refuses, and a window of 0, which makes the number of pods flap.
 */
const BEHAVIOR: HorizontalPodAutoscalerV2SpecBehavior = {
  scaleUp: [
    {
      selectPolicy: "Max",
      stabilizationWindowSeconds: 0,
      policy: [
        { type: "Percent", value: 100, periodSeconds: 15 },
        { type: "Pods", value: 4, periodSeconds: 15 },
      ],
    },
  ],
  scaleDown: [
    {
      selectPolicy: "Max",
      stabilizationWindowSeconds: 300,
      policy: [{ type: "Pods", value: 1, periodSeconds: 60 }],
    },
  ],
};

export interface AutoscalingProps {
  readonly namespace: Namespace;
  readonly workload: Workload;
  readonly deploymentName: string;
}

/** Sets a workload's number of pods by their CPU and memory, in percent of what they request. Needs metrics-server. */
export class Autoscaling extends Construct {
  constructor(scope: Construct, id: string, { namespace, workload, deploymentName }: AutoscalingProps) {
    super(scope, id);
    const { name, scaling } = workload;
    new HorizontalPodAutoscalerV2(this, "Default", {
      metadata: { name: `${name}-hpa`, namespace: namespace.name, labels: labelsOf(namespace.name, name) },
      spec: {
        minReplicas: scaling.min,
        maxReplicas: scaling.max,
        // Optional to the provider, required by the API.
        scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: deploymentName },
        metric: [utilization("cpu", scaling.cpuPercent), utilization("memory", scaling.memoryPercent)],
        behavior: BEHAVIOR,
      },
      dependsOn: [namespace.resource],
    });
  }
}

const utilization = (name: string, averageUtilization: number): HorizontalPodAutoscalerV2SpecMetric => ({
  type: "Resource",
  resource: { name, target: { type: "Utilization", averageUtilization } },
});
