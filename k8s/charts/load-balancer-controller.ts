import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ChartPin } from "../../spec/chart-versions";
import type { ResolvedController } from "../../spec/controllers";
import { Chart, type ChartValues } from "./chart";
import { actsAs, HARDENED_CONTAINER, NOBODY } from "./hardening";

export interface LoadBalancerControllerProps {
  readonly chart: ChartPin;
  readonly clusterName: string;
  readonly region: string;
  readonly vpcId: string;
  readonly controller: ResolvedController;
  /** Tags of every load balancer and target group that it makes. @default none beside its own */
  readonly tags?: Readonly<Record<string, string>>;
  readonly dependsOn: readonly ITerraformDependable[];
}

/**
 * Makes the network load balancer of each Service of its class, and takes it away again: whatever has such a Service
 * must be gone before this is. Its custom resource definitions stay when it goes.
 */
export class LoadBalancerController extends Construct {
  readonly resource: ITerraformDependable;

  constructor(scope: Construct, id: string, props: LoadBalancerControllerProps) {
    super(scope, id);
    const { chart, controller, dependsOn } = props;
    this.resource = new Chart(this, "Default", {
      chart,
      release: "aws-load-balancer-controller",
      namespace: controller.namespace,
      values: valuesOf(props),
      dependsOn,
    }).resource;
  }
}

function valuesOf({ clusterName, region, vpcId, controller, tags = {} }: LoadBalancerControllerProps): ChartValues {
  return {
    clusterName,
    // Both are said because pods cannot ask the instance metadata, which answers nodes alone.
    region,
    vpcId,
    replicaCount: 2,
    serviceAccount: { create: true, name: controller.serviceAccount, annotations: actsAs(controller.roleArn) },
    ...WEBHOOKS,
    ...NETWORK_LOAD_BALANCERS_ONLY,
    ...CAUTIOUS_DEFAULTS,
    defaultTags: { ...tags },
    podDisruptionBudget: { maxUnavailable: 1 },
    resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "256Mi" } },
    podSecurityContext: { fsGroup: NOBODY, seccompProfile: { type: "RuntimeDefault" } },
    securityContext: HARDENED_CONTAINER,
  };
}

/**
 * Off are the webhooks that would refuse every Service and every Ingress of the cluster while the controller is down. The
 * certificate of the others is kept over upgrades, else each would briefly refuse what it should check.
 */
const WEBHOOKS = {
  enableServiceMutatorWebhook: false,
  webhookConfig: { disableIngressValidation: true },
  keepTLSSecret: true,
};

/** Ingresses are NGINX's, so there is no class of this controller, and nothing to ask the firewall services for. */
const NETWORK_LOAD_BALANCERS_ONLY = {
  createIngressClassResource: false,
  ingressClassParams: { create: false },
  enableShield: false,
  enableWaf: false,
  enableWafv2: false,
  controllerConfig: { featureGates: { NLBGatewayAPI: false, ALBGatewayAPI: false } },
};

/** Where a Service says nothing: straight to the pods, not to the Internet, and no TLS older than 1.2. */
const CAUTIOUS_DEFAULTS = {
  defaultTargetType: "ip",
  defaultLoadBalancerScheme: "internal",
  defaultSSLPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
};
