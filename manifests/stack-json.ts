import type { Json, JsonObject } from "./manifest";

/** Blocks by type and then by name, as Terraform JSON keeps resources and data sources. */
export type Blocks = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;

/** What of a stack's `cdk.tf.json` its manifests are made of. */
export interface StackJson {
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly ephemeral?: Blocks;
  readonly locals?: Readonly<Record<string, Json>>;
}

/** Whether a stack has anything for a cluster. */
export const isForCluster = ({ resource }: StackJson): boolean =>
  Object.keys(resource ?? {}).some((type) => type.startsWith("kubernetes_"));
