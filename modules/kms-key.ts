import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey as AwsKmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct } from "constructs";
import type { Place } from "../spec/names";

/** An AWS service that may use a key by itself, not in the name of a caller. */
export interface KeyService {
  /** `cloudwatch.amazonaws.com`. */
  readonly principal: string;
  readonly actions: readonly string[];
  /**
   * Conditions as IAM spells them, operator by operator.
   * @default none: the service may use the key for whomever it works
   */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface KmsKeyProps {
  readonly place: Place;
  /** Begins with `alias/`. */
  readonly alias: string;
  readonly description: string;
  /** How long a deleted key can be restored, 7 to 30 days. */
  readonly deletionDays: number;
  /** A plan that would destroy the key, and with it all that it encrypts, is refused. */
  readonly preventDestroy: boolean;
  /** @default none */
  readonly services?: readonly KeyService[];
}

/**
 * A symmetric key for encryption, with new material every year. Its policy leaves everything to IAM policies of the
 * account: a policy that names roles alone outlives them, and a key whose last administrator is gone can be neither used
 * nor repaired by anybody, AWS included.
 */
export class KmsKey extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: KmsKeyProps) {
    super(scope, id);
    const key = new AwsKmsKey(this, "Default", {
      description: props.description,
      enableKeyRotation: true,
      deletionWindowInDays: props.deletionDays,
      policy: keyPolicy(props),
      lifecycle: { preventDestroy: props.preventDestroy },
    });
    new KmsAlias(this, "alias", { name: props.alias, targetKeyId: key.keyId });
    this.arn = key.arn;
  }
}

/** In a key's policy, `*` as resource is the key itself. */
function keyPolicy({ place: { partition, accountId }, services = [] }: KmsKeyProps): string {
  const delegate = {
    Sid: "DelegateToAccount",
    Effect: "Allow",
    Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
    Action: "kms:*",
    Resource: "*",
  };
  const admitted = services.map(({ principal, actions, conditions }) => ({
    Effect: "Allow",
    Principal: { Service: principal },
    Action: actions,
    Resource: "*",
    Condition: conditions,
  }));
  return JSON.stringify({ Version: "2012-10-17", Statement: [delegate, ...admitted] });
}
