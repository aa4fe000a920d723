import { DataAwsAcmCertificate } from "@cdktf/provider-aws/lib/data-aws-acm-certificate";
import { ServiceV1, type ServiceV1SpecPort } from "@cdktf/provider-kubernetes/lib/service-v1";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { HEALTH_PATH, HEALTH_PORT, REQUEST_PORT } from "./edge-ports";
import { labelsOf } from "./labels";

const ANNOTATION = "service.beta.kubernetes.io/aws-load-balancer";

/**
 * A load balancer takes two to three minutes. Its removal is waited for during 20 minutes, which is the provider's own
 * limit and has no argument.
 */
const CREATE_TIMEOUT = "15m";

export interface EdgeServiceProps {
  readonly name: string;
  readonly namespace: string;
  /** Labels of the ingress controller's pods. */
  readonly selector: Readonly<Record<string, string>>;
  /** At most 32 characters. Changing it later has no effect on a load balancer that exists. */
  readonly loadBalancerName: string;
  /** `Name` tag of the load balancer's security group. */
  readonly securityGroupName: string;
  /** AWS refuses to delete the load balancer; before a destroy it must be switched off by an apply. */
  readonly deletionProtection: boolean;
  /** Null: plain HTTP only. */
  readonly domain: { readonly name: string } | null;
  /** The namespace, and the load balancer controller, which must outlive this object to take the load balancer away. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/**
 * The network load balancer in front of the cluster, as the Service that the load balancer controller makes it from. It
 * leads straight to the ingress controller's pods; with a domain, TLS ends at it. An object of its own, not the chart's:
 * its destruction waits until the load balancer is gone, and stays in the state when it is cut off.
 */
export class EdgeService extends Construct {
  readonly resource: ITerraformDependable;
  /** Host name that AWS gave the load balancer. */
  readonly hostname: string;

  constructor(scope: Construct, id: string, props: EdgeServiceProps) {
    super(scope, id);
    const { name, namespace, selector, domain, dependsOn } = props;
    const service = new ServiceV1(this, "Default", {
      metadata: {
        name,
        namespace,
        labels: labelsOf(namespace, name),
        annotations: { ...annotationsOf(props), ...this.tlsAnnotations(domain) },
      },
      spec: {
        type: "LoadBalancer",
        loadBalancerClass: "service.k8s.aws/nlb",
        allocateLoadBalancerNodePorts: false,
        externalTrafficPolicy: "Local",
        selector: { ...selector },
        port: portsOf(domain),
      },
      waitForLoadBalancer: true,
      timeouts: { create: CREATE_TIMEOUT },
      dependsOn: [...dependsOn],
    });
    this.resource = service;
    this.hostname = service.status.get(0).loadBalancer.get(0).ingress.get(0).hostname;
  }

  /** The certificate is made, and renewed, on the other side, so it is looked up by what it is for. */
  private tlsAnnotations(domain: EdgeServiceProps["domain"]): Record<string, string> {
    if (!domain) return {};
    const certificate = new DataAwsAcmCertificate(this, "certificate", {
      domain: domain.name,
      statuses: ["ISSUED"],
      mostRecent: true,
    });
    return {
      [`${ANNOTATION}-ssl-cert`]: certificate.arn,
      [`${ANNOTATION}-ssl-ports`]: "443",
      [`${ANNOTATION}-ssl-negotiation-policy`]: "ELBSecurityPolicy-TLS13-1-2-2021-06",
    };
  }
}

/** Subnets are left out: the controller finds the public ones by their tags. */
function annotationsOf(props: EdgeServiceProps): Record<string, string> {
  const { loadBalancerName, securityGroupName, deletionProtection } = props;
  return {
    [`${ANNOTATION}-name`]: loadBalancerName,
    [`${ANNOTATION}-scheme`]: "internet-facing",
    [`${ANNOTATION}-nlb-target-type`]: "ip",
    [`${ANNOTATION}-security-groups`]: securityGroupName,
    // The rules from that group to the pods are made with the group.
    [`${ANNOTATION}-manage-backend-security-group-rules`]: "false",
    // Said also when off: what is left out keeps the value that it once had.
    [`${ANNOTATION}-attributes`]: `deletion_protection.enabled=${deletionProtection},load_balancing.cross_zone.enabled=true`,
    // Clients' addresses travel in the proxy protocol: kept on the packets, they would defeat the group's rules.
    [`${ANNOTATION}-target-group-attributes`]: "proxy_protocol_v2.enabled=true,preserve_client_ip.enabled=false",
    [`${ANNOTATION}-healthcheck-protocol`]: "http",
    [`${ANNOTATION}-healthcheck-port`]: String(HEALTH_PORT),
    [`${ANNOTATION}-healthcheck-path`]: HEALTH_PATH,
    [`${ANNOTATION}-healthcheck-success-codes`]: "200",
    [`${ANNOTATION}-healthcheck-interval`]: "10",
    [`${ANNOTATION}-healthcheck-healthy-threshold`]: "2",
    [`${ANNOTATION}-healthcheck-unhealthy-threshold`]: "2",
  };
}

/** With a domain, what comes by plain HTTP gets no further than a redirect. */
function portsOf(domain: EdgeServiceProps["domain"]): ServiceV1SpecPort[] {
  const tcp = (name: string, port: number, target: number) => ({
    name,
    port,
    targetPort: String(target),
    protocol: "TCP",
  });
  if (!domain) return [tcp("http", 80, REQUEST_PORT)];
  return [tcp("http", 80, HEALTH_PORT), tcp("https", 443, REQUEST_PORT)];
}
