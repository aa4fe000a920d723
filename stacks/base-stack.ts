import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformElement, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { ResolvedPlatform } from "../spec/resolve";
import { keepStateInS3 } from "../terraform/s3-state";

/** The oldest Terraform with write-only arguments and S3 locking, below the next major. */
const TERRAFORM_VERSIONS = ">= 1.11.0, < 2.0.0";

/**
 * What every stack of a platform shares: addresses that read like the configuration, state in S3, and an AWS provider
 * that works in the environment's account alone.
 */
export abstract class BaseStack extends TerraformStack {
  protected constructor(scope: Construct, id: string, layer: string, platform: ResolvedPlatform) {
    super(scope, id);
    const { place, state, tags } = platform;
    this.node.addValidation({ validate: () => addressFaults(this) });
    this.addOverride("terraform.required_version", TERRAFORM_VERSIONS);
    keepStateInS3(this, {
      bucket: state.bucket,
      region: state.region,
      key: `${state.keyPrefix}/${layer}.tfstate`,
      kmsKeyArn: state.kmsKeyArn,
      accountId: place.accountId,
    });
    new AwsProvider(this, "aws", {
      region: place.region,
      allowedAccountIds: [place.accountId],
      defaultTags: [{ tags: { ...tags } }],
    });
  }

  /**
   * `orders` › `dead-letters` becomes `orders_dead-letters`, a primary child (`Default`) takes its parent's name.
   * cdktf's own form ends in a hash and lets two elements share an address without a word.
   */
  protected override allocateLogicalId(element: TerraformElement): string {
    const words = element.node.path.split("/").slice(1);
    return words.filter((word) => word !== "Default").join("_");
  }
}

/** Two elements with one address would silently become one; an illegal address would only be found by Terraform. */
function addressFaults(stack: TerraformStack): string[] {
  const owners = new Map<string, string>();
  return stack.node.findAll().flatMap((element) => {
    if (!TerraformElement.isTerraformElement(element)) return [];
    const { friendlyUniqueId: id, node } = element;
    const type = "terraformResourceType" in element ? String(element.terraformResourceType) : "";
    const address = [element.constructor.name, type, id].join(" ");
    const owner = owners.get(address);
    owners.set(address, node.path);
    if (owner !== undefined) return [`${owner} and ${node.path} have one address, ${type}.${id}`];
    return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(id) ? [] : [`${node.path} gives an illegal address, ${type}.${id}`];
  });
}
