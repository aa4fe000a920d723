import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import { Construct } from "constructs";

export interface NamespaceProps {
  readonly name: string;
}

/** A namespace whose pods must meet the restricted pod security level. */
export class Namespace extends Construct {
  readonly name: string;

  constructor(scope: Construct, id: string, { name }: NamespaceProps) {
    super(scope, id);
    new NamespaceV1(this, "Default", { metadata: { name, labels: { "pod-security.kubernetes.io/enforce": "restricted" } } });
    this.name = name;
  }
}
