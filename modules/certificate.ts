import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AcmCertificateValidation } from "@cdktf/provider-aws/lib/acm-certificate-validation";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Construct } from "constructs";

/** Seconds for which others may keep the record of the proof. */
const TTL_SECONDS = 60;

export interface CertificateProps {
  /** Host name, and the Route 53 zone that it belongs to. */
  readonly domain: { readonly name: string; readonly zoneId: string };
}

/**
 * The domain's TLS certificate. Its proof of ownership stays in the zone, because ACM renews a certificate only as long
 * as it finds it there. The kubernetes stack finds the certificate by its domain.
 */
export class Certificate extends Construct {
  /** Known once the certificate is issued. */
  readonly arn: string;

  constructor(scope: Construct, id: string, { domain }: CertificateProps) {
    super(scope, id);
    const certificate = this.request(domain.name);
    const proof = this.prove(certificate, domain.zoneId);
    this.arn = new AcmCertificateValidation(this, "validation", {
      certificateArn: certificate.arn,
      validationRecordFqdns: [proof.fqdn],
    }).certificateArn;
  }

  /** A successor is issued first: a load balancer holds on to its certificate, which could not be deleted. */
  private request(domainName: string): AcmCertificate {
    return new AcmCertificate(this, "Default", {
      domainName,
      validationMethod: "DNS",
      tags: { Name: domainName },
      lifecycle: { createBeforeDestroy: true },
    });
  }

  /** One name, one proof. It is the same for every certificate of this name in this account, a successor's too. */
  private prove(certificate: AcmCertificate, zoneId: string): Route53Record {
    const proof = certificate.domainValidationOptions.get(0);
    return new Route53Record(this, "proof", {
      zoneId,
      name: proof.resourceRecordName,
      type: proof.resourceRecordType,
      records: [proof.resourceRecordValue],
      ttl: TTL_SECONDS,
      allowOverwrite: true,
    });
  }
}
