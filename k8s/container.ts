import type { DeploymentV1SpecTemplateSpecContainer } from "@cdktf/provider-kubernetes/lib/deployment-v1";
import type { Workload } from "../contracts/workload";
import { type EnvironmentSources, environmentOf } from "./environment";
import { probesOf } from "./probes";
import { mountsOf } from "./writable-paths";

/**
 * How long a stopping pod keeps serving while load balancer and kube-proxy forget it. Part of the workload's grace, which
 * counts 15 seconds for this before its requests in progress.
 */
const DRAIN_SECONDS = 10;

/**
 * What every container is held to, init containers too. Each line is said although some are Kubernetes' defaults: the
 * provider sends the opposite of most as soon as there is a security context, and a container's word overrides its pod's.
 */
export const hardened = (userId: number) => ({
  allowPrivilegeEscalation: false,
  privileged: false,
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  runAsUser: String(userId),
  runAsGroup: String(userId),
  capabilities: { drop: ["ALL"] },
  seccompProfile: { type: "RuntimeDefault" },
});

/** The one container of a workload's pods. */
export function containerOf(workload: Workload, sources: EnvironmentSources): DeploymentV1SpecTemplateSpecContainer {
  const { name, image, command, port, writablePaths } = workload;
  return {
    name,
    image,
    // A digest never means another image: what the node has is right.
    imagePullPolicy: "IfNotPresent",
    command: command.length > 0 ? [...command] : undefined,
    port: port === null ? undefined : [{ name: "http", containerPort: port, protocol: "TCP" }],
    env: environmentOf(workload, sources),
    resources: resourcesOf(workload),
    ...probesOf(workload.probe),
    lifecycle: port === null ? undefined : drain(),
    volumeMount: mountsOf(writablePaths),
    securityContext: hardened(workload.userId),
    // The last lines of the log become the pod's last words, where `kubectl describe` and events show them.
    terminationMessagePolicy: "FallbackToLogsOnError",
  };
}

const resourcesOf = ({ cpuMilli, memoryMiB }: Workload) => ({
  requests: { cpu: `${cpuMilli.request}m`, memory: `${memoryMiB.request}Mi` },
  limits: { cpu: `${cpuMilli.limit}m`, memory: `${memoryMiB.limit}Mi` },
});

/**
 * Kubernetes' own `sleep` action is unknown to provider 2.38, so the image must have the program. Where it has not, the
 * hook fails with a warning event and the process is asked to stop at once.
 */
const drain = () => ({ preStop: [{ exec: { command: ["sleep", String(DRAIN_SECONDS)] } }] });
