import type {
  DeploymentV1SpecTemplateSpecContainer,
  DeploymentV1SpecTemplateSpecContainerLivenessProbe,
} from "@cdktf/provider-kubernetes/lib/deployment-v1";
import type { Probe } from "../contracts/workload";

/** A start may take 150 seconds: 50 questions, 3 seconds apart. Until it succeeded nothing else is asked. */
const STARTUP = { periodSeconds: 3, timeoutSeconds: 3, failureThreshold: 50 };
/** 30 seconds without an answer take a pod out of rotation. */
const READINESS = { periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 };
/** Twice as patient: a restart cures a stuck process, not a busy one. */
const LIVENESS = { periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 6 };

/** Fails when the file `$0` was not touched within `$1` seconds, or never. Both go in as arguments, not as script. */
const TOUCHED_LATELY = 'test $(( $(date +%s) - $(stat -c %Y "$0") )) -lt "$1"';

type Probes = Pick<DeploymentV1SpecTemplateSpecContainer, "startupProbe" | "readinessProbe" | "livenessProbe">;

/** The questions that Kubernetes asks a container. */
export function probesOf(probe: Probe): Probes {
  switch (probe.kind) {
    case "http": {
      // Port as text: the provider takes number or name. Without a path each plan would show the server's default.
      const httpGet = { path: probe.path, port: String(probe.port), scheme: "HTTP" };
      return {
        startupProbe: { httpGet, ...STARTUP },
        readinessProbe: { httpGet, ...READINESS },
        livenessProbe: { httpGet, ...LIVENESS },
      };
    }
    case "heartbeat":
      return { livenessProbe: heartbeat(probe.file, probe.maxAgeSeconds) };
    case "none":
      return {};
  }
}

/** Needs `sh`, `date`, `stat` in the image, as Debian and Alpine have them. The first beat may take as long as any other. */
const heartbeat = (file: string, maxAgeSeconds: number): DeploymentV1SpecTemplateSpecContainerLivenessProbe => ({
  exec: { command: ["/bin/sh", "-c", TOUCHED_LATELY, file, String(maxAgeSeconds)] },
  initialDelaySeconds: maxAgeSeconds,
  periodSeconds: 30,
  timeoutSeconds: 5,
  failureThreshold: 2,
});
