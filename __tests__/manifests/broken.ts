import type { copyOf } from "./devops-ppp";

type Copy = ReturnType<typeof copyOf>;

export const container = ({ of }: Copy, name = "backend") => of("Deployment", name).spec.template.spec.containers[0];
const pod = ({ of }: Copy) => of("Deployment", "backend").spec.template.spec;

/** How the real objects are broken, by the rule that must see it. */
export const BROKEN: readonly (readonly [string, string, string, (copy: Copy) => void])[] = [
  [
    "selectors",
    "Service devops-ppp/backend-service",
    "selects no pods",
    ({ of }) => {
      of("Service", "backend-service").spec.selector["app.kubernetes.io/name"] = "backend2";
    },
  ],
  [
    "selectors",
    "PodDisruptionBudget devops-ppp/backend-pdb",
    "selects no pods",
    ({ of }) => {
      of("PodDisruptionBudget", "backend-pdb").spec.selector.matchLabels = { app: "backend" };
    },
  ],
  [
    "selectors",
    "Deployment devops-ppp/backend",
    "does not match the labels of its own pods",
    ({ of }) => {
      of("Deployment", "backend").spec.selector.matchLabels.extra = "1";
    },
  ],
  [
    "service ports",
    "Service devops-ppp/backend-service",
    "target port 3001 is not open in backend",
    ({ of }) => {
      of("Service", "backend-service").spec.ports[0].targetPort = 3001;
    },
  ],
  [
    "service ports",
    "Service devops-ppp/backend-service",
    "target port web is not open",
    ({ of }) => {
      of("Service", "backend-service").spec.ports[0].targetPort = "web";
    },
  ],
  [
    "ingress backends",
    "Ingress devops-ppp/devops-ppp",
    "backend frontend-service: no such Service",
    ({ remove }) => {
      remove("Service", "frontend-service");
    },
  ],
  [
    "ingress backends",
    "Ingress devops-ppp/devops-ppp",
    "backend backend-service: no port 80",
    ({ of }) => {
      of("Ingress", "devops-ppp").spec.rules[0].http.paths[0].backend.service.port.number = 80;
    },
  ],
  [
    "routes",
    "Ingress devops-ppp/devops-ppp",
    "*/ is routed twice",
    ({ of }) => {
      of("Ingress", "devops-ppp").spec.rules[0].http.paths[0].path = "/";
    },
  ],
  [
    "references",
    "Deployment devops-ppp/backend",
    "ConfigMap app-config, which does not exist",
    ({ remove }) => {
      remove("ConfigMap", "app-config");
    },
  ],
  [
    "references",
    "Deployment devops-ppp/backend",
    "SQS_QUEUE_URL of ConfigMap app-config, which it does not have",
    ({ of }) => {
      delete of("ConfigMap", "app-config").data.SQS_QUEUE_URL;
    },
  ],
  [
    "references",
    "Deployment devops-ppp/backend",
    "Secret app-secrets, which does not exist",
    ({ remove }) => {
      remove("Secret", "app-secrets");
    },
  ],
  [
    "references",
    "Deployment devops-ppp/frontend",
    "ServiceAccount frontend, which does not exist",
    ({ remove }) => {
      remove("ServiceAccount", "frontend");
    },
  ],
  [
    "references",
    "Deployment devops-ppp/backend",
    "PriorityClass urgent, which does not exist",
    (copy) => {
      pod(copy).priorityClassName = "urgent";
    },
  ],
  [
    "references",
    "Release nginx-ingress/nginx-ingress",
    "PriorityClass platform-critical",
    ({ remove }) => {
      remove("PriorityClass", "platform-critical");
    },
  ],
  [
    "references",
    "Service nginx-ingress/edge",
    "namespace nginx-ingress does not exist",
    ({ remove }) => {
      remove("Namespace", "nginx-ingress");
    },
  ],
  [
    "autoscalers",
    "HorizontalPodAutoscaler devops-ppp/frontend-hpa",
    "Deployment devops-ppp/backend, as backend-hpa does",
    ({ of }) => {
      of("HorizontalPodAutoscaler", "frontend-hpa").spec.scaleTargetRef.name = "backend";
    },
  ],
  [
    "autoscalers",
    "HorizontalPodAutoscaler devops-ppp/frontend-hpa",
    "which does not exist",
    ({ of }) => {
      of("HorizontalPodAutoscaler", "frontend-hpa").spec.scaleTargetRef.name = "front";
    },
  ],
  [
    "replicas",
    "Deployment devops-ppp/backend",
    "has replicas although backend-hpa scales it",
    ({ of }) => {
      of("Deployment", "backend").spec.replicas = 2;
    },
  ],
  [
    "budgets",
    "PodDisruptionBudget devops-ppp/backend-pdb",
    "allows no disruption of 2 pods",
    ({ of }) => {
      const { spec } = of("PodDisruptionBudget", "backend-pdb");
      delete spec.maxUnavailable;
      spec.minAvailable = "51%";
    },
  ],
  [
    "budgets",
    "PodDisruptionBudget devops-ppp/backend-pdb",
    "allows no disruption of 2 pods",
    ({ of }) => {
      of("PodDisruptionBudget", "backend-pdb").spec.maxUnavailable = 0;
    },
  ],
  [
    "resources",
    "Deployment devops-ppp/backend",
    "container backend requests no cpu",
    (copy) => {
      delete container(copy).resources.requests.cpu;
    },
  ],
  [
    "resources",
    "Deployment devops-ppp/backend",
    "container migrate has no limit of memory",
    (copy) => {
      pod(copy).initContainers = [
        { ...container(copy), name: "migrate", resources: { requests: { cpu: "1", memory: "1Gi" } } },
      ];
    },
  ],
  [
    "pod security",
    "Deployment devops-ppp/backend",
    "container migrate: privileged",
    (copy) => {
      const { securityContext } = container(copy);
      pod(copy).initContainers = [
        { ...container(copy), name: "migrate", securityContext: { ...securityContext, privileged: true } },
      ];
    },
  ],
  [
    "pod security",
    "Deployment devops-ppp/backend",
    "allowPrivilegeEscalation is not false",
    (copy) => {
      delete container(copy).securityContext.allowPrivilegeEscalation;
    },
  ],
  [
    "pod security",
    "Deployment devops-ppp/backend",
    "runAsNonRoot is not true",
    (copy) => {
      container(copy).securityContext.runAsNonRoot = false;
    },
  ],
  [
    "pod security",
    "Deployment devops-ppp/backend",
    "runAsUser is 0",
    (copy) => {
      container(copy).securityContext.runAsUser = 0;
    },
  ],
  [
    "pod security",
    "Deployment devops-ppp/backend",
    "no seccompProfile",
    (copy) => {
      delete container(copy).securityContext.seccompProfile;
      delete pod(copy).securityContext.seccompProfile;
    },
  ],
  [
    "pod security",
    "Deployment devops-ppp/backend",
    "does not drop ALL capabilities",
    (copy) => {
      container(copy).securityContext.capabilities.drop = ["NET_RAW"];
    },
  ],
  [
    "pod security",
    "Deployment devops-ppp/backend",
    "adds capabilities",
    (copy) => {
      container(copy).securityContext.capabilities.add = ["NET_BIND_SERVICE", "SYS_ADMIN"];
    },
  ],
  [
    "pod security",
    "Deployment devops-ppp/backend",
    "has a hostPort",
    (copy) => {
      container(copy).ports[0].hostPort = 3000;
    },
  ],
  [
    "pod security",
    "Deployment devops-ppp/backend",
    "hostNetwork is on",
    (copy) => {
      pod(copy).hostNetwork = true;
    },
  ],
  [
    "pod security",
    "Deployment devops-ppp/backend",
    "volume tmp is of a forbidden type",
    (copy) => {
      pod(copy).volumes = [{ name: "tmp", hostPath: { path: "/tmp" } }];
    },
  ],
];
