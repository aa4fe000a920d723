import { z } from "zod";
import { protectionsSpec } from "./profiles";

const s3State = z.strictObject({
  bucket: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
    .meta({
      description: "S3 bucket that keeps Terraform's state; versioned, encrypted, made before the first deploy",
      changes: "in place",
      rule: "must be an S3 bucket name",
    }),
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/)
    .optional()
    .meta({
      description: "the bucket's region; left out, the platform's",
      changes: "in place",
      rule: "must be an AWS region such as us-east-1",
    }),
  kmsKeyArn: z
    .string()
    .regex(/^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key\/[0-9a-f-]+$/)
    .optional()
    .meta({
      description: "KMS key that encrypts state; left out, the bucket's default encryption",
      changes: "in place",
      rule: "must be the ARN of a KMS key",
    }),
});

/** What an operator may say of one environment: where it lives and how it differs. */
export const environmentSpec = z.strictObject({
  profile: z.enum(["dev", "prod"]).meta({
    description: "the set of protections that holds unless one is named under protections",
    changes: "in place",
  }),
  accountId: z
    .string()
    .regex(/^\d{12}$/)
    .meta({
      description: "the AWS account; every stack refuses to run in another",
      changes: "destroys data",
      rule: "must be twelve digits, in quotes",
    }),
  adminRoles: z.array(z.string().regex(/^(arn:[a-z-]+:iam::\d{12}:role\/)?[\w+=,.@/-]+$/)).meta({
    description: "IAM roles that administer the cluster: names, paths included, or ARNs of this account",
    changes: "in place",
    rule: "must be an IAM role's name or ARN",
  }),
  state: s3State,
  protections: protectionsSpec.default({}),
});
export interface EnvironmentSpec extends z.infer<typeof environmentSpec> {}

/** Where a stack's state is kept. */
export interface ResolvedState {
  readonly bucket: string;
  readonly region: string;
  readonly kmsKeyArn: string | null;
  /** Object key of a stack's state. */
  readonly keyPrefix: string;
}
