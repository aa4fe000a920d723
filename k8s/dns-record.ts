import { DataAwsLbHostedZoneId } from "@cdktf/provider-aws/lib/data-aws-lb-hosted-zone-id";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Construct } from "constructs";

export interface DnsRecordProps {
  readonly domain: { readonly name: string; readonly zoneId: string };
  /** Host name of the load balancer, as the cluster reports it. */
  readonly hostname: string;
}

/**
 * Leads the domain to the load balancer. The zone of AWS's own host names is a table inside the provider, and the host
 * name comes from the Service: to look the load balancer up would defer this record whenever the Service changes.
 */
export class DnsRecord extends Construct {
  constructor(scope: Construct, id: string, { domain, hostname }: DnsRecordProps) {
    super(scope, id);
    const zone = new DataAwsLbHostedZoneId(this, "load-balancer-zone", { loadBalancerType: "network" });
    new Route53Record(this, "Default", {
      zoneId: domain.zoneId,
      name: domain.name,
      type: "A",
      // There is nowhere else to lead to, whatever the load balancer's health.
      alias: { name: hostname, zoneId: zone.id, evaluateTargetHealth: false },
    });
  }
}
