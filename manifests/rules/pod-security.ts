import { type Container, containersOf, ofKind, type PodSpec, type Volume } from "./objects";
import { fault, type Rule } from "./rule";

const VOLUMES = [
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "persistentVolumeClaim",
  "projected",
  "secret",
];
const SECCOMP = ["RuntimeDefault", "Localhost"];
/** Sysctls that stay within a pod, as of Kubernetes 1.36. */
const SYSCTLS = [
  "kernel.shm_rmid_forced",
  "net.ipv4.ip_local_port_range",
  "net.ipv4.ip_local_reserved_ports",
  "net.ipv4.ip_unprivileged_port_start",
  "net.ipv4.ping_group_range",
  "net.ipv4.tcp_fin_timeout",
  "net.ipv4.tcp_keepalive_intvl",
  "net.ipv4.tcp_keepalive_probes",
  "net.ipv4.tcp_keepalive_time",
  "net.ipv4.tcp_rmem",
  "net.ipv4.tcp_syncookies",
  "net.ipv4.tcp_wmem",
];

/** Every pod keeps the Pod Security Standard "restricted", evaluated on each of its containers, init containers included. */
export const podsAreRestricted: Rule = ({ objects }) =>
  ofKind(objects, "Deployment").flatMap((deployment) => {
    const pod = deployment.spec.template.spec;
    return [
      ...podFaults(pod),
      ...containersOf(pod).flatMap((container) =>
        containerFaults(container, pod).map((message) => `container ${container.name}: ${message}`),
      ),
    ].map((message) => fault(deployment, message));
  });

function podFaults({ securityContext = {}, volumes = [], hostNetwork, hostPID, hostIPC }: PodSpec): readonly string[] {
  return [
    ...Object.entries({ hostNetwork, hostPID, hostIPC })
      .filter(([, used]) => used)
      .map(([name]) => `${name} is on`),
    ...volumes.filter(isForbidden).map(({ name }) => `volume ${name} is of a forbidden type`),
    ...(securityContext.sysctls ?? [])
      .filter(({ name }) => !SYSCTLS.includes(name))
      .map(({ name }) => `sysctl ${name}`),
    ...(securityContext.runAsUser === 0 ? ["runAsUser is 0"] : []),
    ...(securityContext.seLinuxOptions ? ["seLinuxOptions are set"] : []),
  ];
}

const isForbidden = (volume: Volume) => !Object.keys(volume).some((key) => VOLUMES.includes(key));

/** What a container does not say, its pod says for it, where both have the word. */
function containerFaults({ securityContext: own = {}, ports = [] }: Container, pod: PodSpec): readonly string[] {
  const { capabilities: { add = [], drop = [] } = {} } = own;
  const seccomp = (own.seccompProfile ?? pod.securityContext?.seccompProfile)?.type ?? "";
  const rules: readonly (readonly [boolean, string])[] = [
    [own.privileged !== true, "privileged"],
    [own.allowPrivilegeEscalation === false, "allowPrivilegeEscalation is not false"],
    [(own.runAsNonRoot ?? pod.securityContext?.runAsNonRoot) === true, "runAsNonRoot is not true"],
    [own.runAsUser !== 0, "runAsUser is 0"],
    [SECCOMP.includes(seccomp), "no seccompProfile"],
    [drop.includes("ALL"), "does not drop ALL capabilities"],
    [add.every((capability) => capability === "NET_BIND_SERVICE"), "adds capabilities"],
    [ports.every(({ hostPort = 0 }) => hostPort === 0), "has a hostPort"],
    [own.seLinuxOptions === undefined, "seLinuxOptions are set"],
  ];
  return rules.filter(([kept]) => !kept).map(([, message]) => message);
}
