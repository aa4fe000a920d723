import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ChartPin } from "../spec/chart-versions";
import { NGINX_CLASS, NGINX_POD_LABELS, NginxIngress } from "./charts/nginx-ingress";
import { DnsRecord } from "./dns-record";
import { EdgeService } from "./edge-service";

const SERVICE = "edge";

export interface EdgeProps {
  /** F5's NGINX Ingress Controller. */
  readonly chart: ChartPin;
  readonly image: { readonly repository: string; readonly tag: string };
  /** Namespace of the controller and of the load balancer's Service. */
  readonly namespace: string;
  /** Namespace whose Ingresses are served. */
  readonly watchNamespace: string;
  readonly vpcCidr: string;
  /** At most 32 characters. */
  readonly loadBalancerName: string;
  /** `Name` tag of the load balancer's security group, which must reach `EDGE_PORTS` on the pods. */
  readonly securityGroupName: string;
  readonly deletionProtection: boolean;
  /** Null: plain HTTP only, under the load balancer's own host name. */
  readonly domain: { readonly name: string; readonly zoneId: string } | null;
  /** Both namespaces, the priority class and the load balancer controller. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/**
 * The way into the cluster: a network load balancer, and NGINX behind it. Neither waits for the other: the load balancer
 * takes its time, and counts NGINX's pods as soon as there are any.
 */
export class Edge extends Construct {
  /** Class of the Ingresses that it serves. */
  readonly className = NGINX_CLASS;
  /** What an Ingress waits for: it must be gone before the controller that cleans up behind it. */
  readonly controller: ITerraformDependable;
  /** Where the platform is reached. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: EdgeProps) {
    super(scope, id);
    const { domain } = props;
    this.controller = new NginxIngress(this, "controller", { ...props, serviceName: SERVICE }).resource;
    const service = new EdgeService(this, "service", { ...props, name: SERVICE, selector: NGINX_POD_LABELS });
    if (domain) new DnsRecord(this, "dns-record", { domain, hostname: service.hostname });
    this.url = domain ? `https://${domain.name}` : `http://${service.hostname}`;
  }
}
