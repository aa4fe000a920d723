import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { labelsOf } from "./labels";

export interface NamespaceProps {
  readonly name: string;
  /** Kubernetes minor of the cluster, `1.36`: the level is read as that version knows it, and stays so in an upgrade. */
  readonly kubernetes: string;
}

/**
 * A namespace whose pods must meet the restricted pod security level. Warn and audit say the same: enforcing refuses pods
 * alone, warn also speaks up for a Deployment whose pods would be refused later.
 */
export class Namespace extends Construct {
  readonly name: string;
  /** What objects inside wait for: their `metadata.namespace` is plain text and gives Terraform no order. */
  readonly resource: ITerraformDependable;

  constructor(scope: Construct, id: string, { name, kubernetes }: NamespaceProps) {
    super(scope, id);
    this.name = name;
    this.resource = new NamespaceV1(this, "Default", {
      metadata: { name, labels: { ...labelsOf(name, name), ...podSecurity(`v${kubernetes}`) } },
    });
  }
}

function podSecurity(version: string): Record<string, string> {
  const modes = ["enforce", "warn", "audit"];
  return Object.fromEntries(
    modes.flatMap((mode) => [
      [`pod-security.kubernetes.io/${mode}`, "restricted"],
      [`pod-security.kubernetes.io/${mode}-version`, version],
    ]),
  );
}
