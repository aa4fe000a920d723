import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "../command-error";
import type { Workspace } from "./workspace";

/** The two stacks of one environment, and what must be known of them to deploy them. */
export interface Target {
  readonly infrastructure: string;
  readonly kubernetes: string;
  /** Both, in the order of a deploy. */
  readonly stacks: readonly string[];
  readonly accountId: string;
  readonly bucket: string;
  readonly region: string;
  /** Resource types of the infrastructure stack. */
  readonly types: readonly string[];
  /** Whether the cluster waits for the first release of an image. */
  readonly awaitsRelease: boolean;
}

interface StackJson {
  readonly provider: { readonly aws: readonly { readonly allowed_account_ids: readonly string[] }[] };
  readonly terraform: { readonly backend: { readonly s3: { readonly bucket: string; readonly region: string } } };
  readonly resource: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, unknown>>;
}

/**
 * Reads the stacks of an environment from what was generated.
 * @param environment `<platform>-<environment>`
 * @throws CommandError where there is no such environment, or one that may not be destroyed
 */
export function readTarget(workspace: Workspace, environment: string): Target {
  const [infrastructure, kubernetes] = [`${environment}-infrastructure`, `${environment}-kubernetes`];
  const all = readdirSync(workspace.stackFolder("."));
  if (!all.includes(infrastructure) || !all.includes(kubernetes)) {
    throw new CommandError(`no stacks ${infrastructure} and ${kubernetes}, only ${all.join(", ")}`);
  }
  const aws = readStack(workspace, infrastructure);
  if (isProtected(aws)) {
    throw new CommandError(
      `${environment} may not be destroyed, which is the last thing that e2e tries: name an environment with protections.preventDestroy off`,
    );
  }
  const cluster = readStack(workspace, kubernetes);
  const { bucket, region } = aws.terraform.backend.s3;
  const accountId = aws.provider.aws[0]?.allowed_account_ids[0] ?? "";
  return {
    infrastructure,
    kubernetes,
    stacks: [infrastructure, kubernetes],
    accountId,
    bucket,
    region,
    types: Object.keys(aws.resource),
    awaitsRelease: "aws_ssm_parameter" in (cluster.data ?? {}),
  };
}

const isProtected = ({ resource }: StackJson) => /"prevent_destroy":\s*true/.test(JSON.stringify(resource));

function readStack(workspace: Workspace, stack: string): StackJson {
  return JSON.parse(readFileSync(join(workspace.stackFolder(stack), "cdk.tf.json"), "utf8"));
}
