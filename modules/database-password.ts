import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import { Token } from "cdktf";
import { Construct } from "constructs";
import type { ResolvedDatabase } from "../spec/database-spec";
import type { Protections } from "../spec/profiles";
import { Ephemeral } from "../terraform/ephemeral";

/** The longest master password that RDS takes for MySQL has 41 characters (RDS API, CreateDBInstance). */
const LENGTH = 40;
/** RDS refuses slash, double quote, at sign and space; single quotes, backticks and backslashes only break shells. */
const REFUSED = "/\"@'`\\";

export interface DatabasePasswordProps {
  readonly database: ResolvedDatabase;
  readonly protections: Protections;
}

/**
 * The master password of a database, alone in a secret as plain text.
 *
 * A random ephemeral value is another one each time it is opened, so it is written to the secret once per revision and
 * every use reads it back from there. Terraform therefore reads the secret in each plan, also in one without changes:
 * whoever plans needs `secretsmanager:GetSecretValue` on it.
 */
export class DatabasePassword extends Construct {
  /** The password, for write-only arguments alone. */
  readonly value: string;
  /** Id of the stored version: another one with each revision and each new secret, and no secret itself. */
  readonly versionId: string;

  constructor(scope: Construct, id: string, { database, protections }: DatabasePasswordProps) {
    super(scope, id);
    const secret = this.addSecret(database, protections);
    const version = this.store(secret, database.passwordRevision);
    this.value = this.readBack(version);
    this.versionId = version.versionId;
  }

  private addSecret({ key, passwordSecretName }: ResolvedDatabase, protections: Protections): SecretsmanagerSecret {
    return new SecretsmanagerSecret(this, "Default", {
      name: passwordSecretName,
      description: `Master password of the database ${key}`,
      recoveryWindowInDays: protections.secretRecoveryDays,
      lifecycle: { preventDestroy: protections.preventDestroy },
    });
  }

  /** A new revision is a new version; the old one stays as AWSPREVIOUS. */
  private store(secret: SecretsmanagerSecret, revision: number): SecretsmanagerSecretVersion {
    const draw = new Ephemeral(this, "draw", {
      type: "aws_secretsmanager_random_password",
      arguments: { password_length: LENGTH, exclude_characters: REFUSED, require_each_included_type: true },
    });
    return new SecretsmanagerSecretVersion(this, "version", {
      secretId: secret.id,
      secretStringWo: Token.asString(draw.attribute("random_password")),
      secretStringWoVersion: revision,
    });
  }

  /** By the version's id: Terraform waits for it, and reads no older value while Secrets Manager catches up. */
  private readBack(version: SecretsmanagerSecretVersion): string {
    const stored = new Ephemeral(this, "stored", {
      type: "aws_secretsmanager_secret_version",
      arguments: { secret_id: version.secretId, version_id: version.versionId },
    });
    return Token.asString(stored.attribute("secret_string"));
  }
}
