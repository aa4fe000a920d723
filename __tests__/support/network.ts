import { Vpc } from "../../modules/vpc";
import type { ResolvedPlatform } from "../../spec/resolve";
import type { BaseStack } from "../../stacks/base-stack";
import { type Infrastructure, infrastructure } from "./infrastructure";

/** The network of a platform, at the addresses that it has in the real stack. */
export const network = (platform: ResolvedPlatform): Infrastructure =>
  infrastructure(platform, (stack) => addNetwork(stack, platform));

export function addNetwork(stack: BaseStack, { network, cluster, place }: ResolvedPlatform): Vpc {
  const { region, partition } = place;
  return new Vpc(stack, "network", { network, clusterName: cluster.name, region, partition, retentionDays: 30 });
}

/** How Terraform's JSON refers to an attribute: `${aws_vpc.network.id}`. */
export const reference = (address: string, attribute = "id"): string => `\${${address}.${attribute}}`;

/** A resource's arguments without what cdktf notes about it, for comparisons of the whole. */
export function argumentsOf({ "//": _, ...rest }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return rest;
}
