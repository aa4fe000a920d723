import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import type { Binding } from "../contracts/binding";
import type { Protections } from "../spec/profiles";
import type { ResolvedSecret } from "../spec/secret-spec";
import { Ephemeral } from "../terraform/ephemeral";

export interface SecretProps {
  readonly secret: ResolvedSecret;
  readonly protections: Protections;
}

/**
 * A secret of the application, JSON `{"value": "…"}`. Either a random text that passes from AWS to AWS, through neither
 * configuration nor plan nor state, or an empty secret that an operator fills; its description then says with what.
 */
export class Secret extends Construct {
  constructor(scope: Construct, id: string, { secret, protections }: SecretProps) {
    super(scope, id);
    const { source } = secret;
    const holder = new SecretsmanagerSecret(this, "Default", {
      name: secret.name,
      description: source.kind === "provided" ? source.instruction : `Random text of ${source.length} characters`,
      recoveryWindowInDays: protections.secretRecoveryDays,
      lifecycle: { preventDestroy: protections.preventDestroy },
    });
    if (source.kind === "generated") this.generate(holder, source.length, source.revision);
  }

  /** Letters and digits alone survive every shell, header and URL. A new length counts from the next revision on. */
  private generate(holder: SecretsmanagerSecret, length: number, revision: number): void {
    const draw = new Ephemeral(this, "draw", {
      type: "aws_secretsmanager_random_password",
      arguments: { password_length: length, exclude_punctuation: true, require_each_included_type: true },
    });
    new SecretsmanagerSecretVersion(this, "version", {
      secretId: holder.id,
      secretStringWo: Fn.jsonencode({ value: draw.attribute("random_password") }),
      secretStringWoVersion: revision,
    });
  }
}

/** What using a secret gives a workload: its value, by reference. Nothing in IAM. */
export function secretBinding(secret: ResolvedSecret): Binding {
  return {
    resource: `secrets.${secret.key}`,
    environment: {},
    secrets: { [secret.variable]: { secretName: secret.name, jsonKey: "value" } },
    statements: [],
    ports: [],
  };
}
