import { ref, TerraformElement } from "cdktf";
import type { Construct } from "constructs";

export interface EphemeralProps {
  /** Terraform's name of the ephemeral resource, `aws_secretsmanager_random_password`. */
  readonly type: string;
  /** Its arguments as Terraform spells them. */
  readonly arguments: Readonly<Record<string, unknown>>;
  /** Addresses that must exist before it is opened. */
  readonly dependsOn?: readonly string[];
}

/**
 * An ephemeral resource: opened while Terraform runs, kept in neither plan nor state. cdktf 0.21 has no such element.
 * Its values may only go into other ephemerals, provider blocks and write-only arguments.
 */
export class Ephemeral extends TerraformElement {
  readonly terraformResourceType: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: EphemeralProps,
  ) {
    super(scope, id, props.type);
    this.terraformResourceType = props.type;
  }

  /** Terraform address, `ephemeral.aws_secretsmanager_random_password.jwt_draw`. */
  get address(): string {
    return `ephemeral.${this.props.type}.${this.friendlyUniqueId}`;
  }

  /** An attribute, safe to hand to `Fn`: a plain string would be escaped there and become the literal text. */
  attribute(name: string) {
    return ref(`${this.address}.${name}`);
  }

  override toTerraform() {
    const { type, dependsOn } = this.props;
    const block = { ...this.props.arguments, ...(dependsOn && { depends_on: dependsOn }) };
    return { ephemeral: { [type]: { [this.friendlyUniqueId]: block } } };
  }
}
