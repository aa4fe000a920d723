import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ChartPin } from "../../spec/chart-versions";
import { HEALTH_PORT } from "../edge-ports";
import { PLATFORM_CRITICAL } from "../priority-class";
import { Chart, type ChartValues } from "./chart";
import { nginxConfiguration } from "./nginx-configuration";

const RELEASE = "nginx-ingress";

/** Name of the IngressClass. */
export const NGINX_CLASS = "nginx";

/** How the chart labels its pods: its own name, and its release's. */
export const NGINX_POD_LABELS = {
  "app.kubernetes.io/name": "nginx-ingress",
  "app.kubernetes.io/instance": RELEASE,
} as const;

/** An exchange of pods takes `READY_SECONDS` a pod, and Helm waits for it. */
const TIMEOUT_SECONDS = 900;
/** A load balancer sends requests to a new target minutes after it was registered; so long the old pod must stay. */
const READY_SECONDS = 120;
/** And goes on sending them to an old one for a while after it was taken away. */
const DRAIN_SECONDS = 60;

export interface NginxIngressProps {
  readonly chart: ChartPin;
  readonly image: { readonly repository: string; readonly tag: string };
  readonly namespace: string;
  /** Namespace whose Ingresses it serves. */
  readonly watchNamespace: string;
  readonly vpcCidr: string;
  /** Null: plain HTTP only, for whatever host name. */
  readonly domain: { readonly name: string } | null;
  /** Name of the Service, in the same namespace, whose address Ingresses are given. */
  readonly serviceName: string;
  /** Both namespaces among them: the controller does not start where one that it watches is missing. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/**
 * F5's NGINX Ingress Controller, without a Service: uninstalling the chart would forget a Service that is still being
 * taken down, and with it the load balancer. No custom resources, no snippets in Ingresses, no telemetry.
 */
export class NginxIngress extends Construct {
  readonly resource: ITerraformDependable;

  constructor(scope: Construct, id: string, props: NginxIngressProps) {
    super(scope, id);
    const { chart, namespace, dependsOn } = props;
    this.resource = new Chart(this, "Default", {
      chart,
      release: RELEASE,
      namespace,
      values: { controller: { ...identityOf(props), ...PODS, ...behaviourOf(props) } },
      skipCrds: true,
      timeoutSeconds: TIMEOUT_SECONDS,
      dependsOn,
    }).resource;
  }
}

const identityOf = ({ image }: NginxIngressProps): ChartValues => ({
  kind: "deployment",
  image: { ...image },
  ingressClass: { name: NGINX_CLASS, create: true, setAsDefaultIngress: false },
  priorityClassName: PLATFORM_CRITICAL,
});

const RESOURCES = { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "256Mi" } };

/**
 * A wish: with one zone out of order, a condition would leave the cluster without its entry. Pods of the revision going
 * away do not count, else an exchange may end with both new ones on one node.
 */
const spreadOver = (topologyKey: string): ChartValues => ({
  topologyKey,
  maxSkew: 1,
  whenUnsatisfiable: "ScheduleAnyway",
  labelSelector: { matchLabels: NGINX_POD_LABELS },
  matchLabelKeys: ["pod-template-hash"],
});

/**
 * Without `securityContext` the chart's own one counts, which meets the restricted level and gives NGINX the one
 * capability that it needs for port 80.
 */
const PODS: ChartValues = {
  replicaCount: 2,
  minReadySeconds: READY_SECONDS,
  terminationGracePeriodSeconds: DRAIN_SECONDS + 30,
  lifecycle: { preStop: { exec: { command: ["/bin/sleep", String(DRAIN_SECONDS)] } } },
  podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
  topologySpreadConstraints: ["topology.kubernetes.io/zone", "kubernetes.io/hostname"].map(spreadOver),
  readOnlyRootFilesystem: true,
  resources: RESOURCES,
  initContainerResources: RESOURCES,
  customPorts: [{ name: "health", containerPort: HEALTH_PORT, protocol: "TCP" }],
};

const behaviourOf = ({ namespace, watchNamespace, domain, vpcCidr, serviceName }: NginxIngressProps): ChartValues => ({
  // Its own namespace has no Ingress, but the Service, which it would not see otherwise.
  watchNamespace: `${watchNamespace},${namespace}`,
  service: { create: false },
  reportIngressStatus: { enable: true, externalService: serviceName },
  allowEmptyIngressHost: domain === null,
  enableCustomResources: false,
  enableSnippets: false,
  telemetryReporting: { enable: false },
  config: { entries: nginxConfiguration({ vpcCidr, domain }) },
});
