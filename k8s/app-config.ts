import { createHash } from "node:crypto";
import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { Construct } from "constructs";
import { labelsOf } from "./labels";
import type { Namespace } from "./namespace";

const NAME = "app-config";

export interface AppConfigProps {
  readonly namespace: Namespace;
  /** Settings by variable: plain text without tokens, and no secrets. */
  readonly data: Readonly<Record<string, string>>;
}

/** The settings that workloads share, in the ConfigMap `app-config`. */
export class AppConfig extends Construct {
  /** Name of the ConfigMap, as a reference: who uses it waits for it, and for its changes. */
  readonly name: string;

  constructor(scope: Construct, id: string, { namespace, data }: AppConfigProps) {
    super(scope, id);
    const configMap = new ConfigMapV1(this, "Default", {
      metadata: { name: NAME, namespace: namespace.name, labels: labelsOf(namespace.name, NAME) },
      data: { ...data },
      dependsOn: [namespace.resource],
    });
    this.name = configMap.metadata.name;
  }
}

/**
 * Changes with the given settings and nothing else: on a pod template it makes a change of those that the pods read, and
 * of no others, roll them. A sorted copy is hashed, because the order of settings is no change of them.
 */
export function checksumOf(data: Readonly<Record<string, string>>): string {
  const settings = Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(settings)).digest("hex");
}
