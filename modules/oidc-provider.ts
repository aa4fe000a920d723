import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { Fn } from "cdktf";
import { Construct } from "constructs";

/** The audience of the tokens that EKS puts into pods (EKS guide, "IAM roles for service accounts"). */
export const AUDIENCE = "sts.amazonaws.com";

/** Who vouches for the ServiceAccounts of a cluster, in the words of a role's trust policy. */
export interface OidcIssuer {
  readonly providerArn: string;
  /** The issuer's address without `https://`; the beginning of the policy's condition keys. */
  readonly host: string;
}

export interface OidcProviderProps {
  /** The cluster's issuer, with `https://`. AWS chooses it when the cluster is created. */
  readonly issuerUrl: string;
}

/**
 * Lets IAM trust the tokens of a cluster's ServiceAccounts. Without a list of thumbprints: IAM verifies EKS's issuers by
 * the certificate authority that signed them, and a pinned thumbprint would only grow old.
 */
export class OidcProvider extends Construct implements OidcIssuer {
  readonly providerArn: string;
  readonly host: string;

  constructor(scope: Construct, id: string, { issuerUrl }: OidcProviderProps) {
    super(scope, id);
    const provider = new IamOpenidConnectProvider(this, "Default", { url: issuerUrl, clientIdList: [AUDIENCE] });
    this.providerArn = provider.arn;
    this.host = Fn.trimprefix(issuerUrl, "https://");
  }
}
