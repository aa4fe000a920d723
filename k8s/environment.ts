import type { DeploymentV1SpecTemplateSpecContainerEnv } from "@cdktf/provider-kubernetes/lib/deployment-v1";
import type { Workload } from "../contracts/workload";

/** Where a container finds what is not its own. */
export interface EnvironmentSources {
  /** Name of the ConfigMap. */
  readonly configName: string;
  /** Variables taken from the ConfigMap. */
  readonly configKeys: readonly string[];
  /** Name of the Secret; its keys are the names of the workload's secret variables. */
  readonly secretName: string;
}

/**
 * A container's environment: shared settings by reference to the ConfigMap, the workload's own literals, secrets by
 * reference to the Secret. One entry a variable, so that a workload gets what it uses and nothing else.
 */
export function environmentOf(
  { environment, secrets }: Workload,
  { configName, configKeys, secretName }: EnvironmentSources,
): DeploymentV1SpecTemplateSpecContainerEnv[] {
  return [
    ...configKeys.map((key) => ({ name: key, valueFrom: { configMapKeyRef: { name: configName, key } } })),
    ...Object.entries(environment).map(([name, value]) => ({ name, value })),
    ...Object.keys(secrets).map((key) => ({ name: key, valueFrom: { secretKeyRef: { name: secretName, key } } })),
  ];
}
