import { S3Backend, type S3BackendConfig } from "cdktf";
import type { Construct } from "constructs";

export interface S3StateProps {
  readonly bucket: string;
  readonly region: string;
  /** Object key of this stack's state. */
  readonly key: string;
  /** Null: the bucket's default encryption. */
  readonly kmsKeyArn: string | null;
  /** The only account whose bucket is accepted. */
  readonly accountId: string;
}

/** Arguments that Terraform knows and cdktf 0.21 does not type; the backend renders what it is given. */
interface LockedS3BackendConfig extends S3BackendConfig {
  readonly useLockfile: boolean;
}

/** Keeps a stack's state in S3, encrypted, and locks it with an object beside it, so that no DynamoDB table is needed. */
export function keepStateInS3(stack: Construct, { bucket, region, key, kmsKeyArn, accountId }: S3StateProps): void {
  const config: LockedS3BackendConfig = {
    bucket,
    region,
    key,
    encrypt: true,
    kmsKeyId: kmsKeyArn ?? undefined,
    useLockfile: true,
    allowedAccountIds: [accountId],
  };
  new S3Backend(stack, config);
}
