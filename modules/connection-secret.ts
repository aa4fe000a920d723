import { createHash } from "node:crypto";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import type { ResolvedDatabase } from "../spec/database-spec";
import type { Protections } from "../spec/profiles";

/** Hexadecimal digits of a hash that fit a version number. */
const VERSION_DIGITS = 7;

export interface ConnectionSecretProps {
  readonly database: ResolvedDatabase;
  /** Host name of the database, a reference. */
  readonly address: string;
  /** The master password, an ephemeral reference. */
  readonly password: string;
  readonly protections: Protections;
}

/**
 * All that a program needs to reach a database, as one secret: JSON with url, host, port, database, username and
 * password, where the url holds the password percent-encoded.
 *
 * Terraform never compares what is written write-only, only its version number. The number is therefore a hash of
 * everything that shapes the content.
 */
export class ConnectionSecret extends Construct {
  constructor(scope: Construct, id: string, { database, address, password, protections }: ConnectionSecretProps) {
    super(scope, id);
    const secret = new SecretsmanagerSecret(this, "Default", {
      name: database.connectionSecretName,
      description: `How to reach the database ${database.key}: url, host, port, database, username, password`,
      recoveryWindowInDays: protections.secretRecoveryDays,
      lifecycle: { preventDestroy: protections.preventDestroy },
    });
    new SecretsmanagerSecretVersion(this, "version", {
      secretId: secret.id,
      secretStringWo: contentOf(database, address, password),
      secretStringWoVersion: versionOf(database),
    });
  }
}

/** The content as an expression: Terraform alone ever holds the whole text. */
function contentOf(database: ResolvedDatabase, host: string, password: string): string {
  const { beforePassword, afterHost, ...plain } = shapeOf(database);
  const url = Fn.join("", [beforePassword, Fn.urlencode(password), "@", host, afterHost]);
  return Fn.jsonencode({ url, host, ...plain, password });
}

/**
 * A number for what the content is made of, with the identifier for the host and the revision for the password. AWS makes
 * the host name of the identifier and of something fixed for account and region (RDS guide, "Finding the connection
 * information"). The host name itself would not do: while an identifier changes in place, plans still show the old one.
 */
function versionOf(database: ResolvedDatabase): number {
  const parts = JSON.stringify([database.identifier, database.passwordRevision, shapeOf(database)]);
  return Number.parseInt(createHash("sha256").update(parts).digest("hex").slice(0, VERSION_DIGITS), 16);
}

/** Everything in the content that is neither host nor password. */
function shapeOf({ scheme, username, port, databaseName, urlParameters }: ResolvedDatabase) {
  const pairs = Object.entries(urlParameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const query = pairs.length === 0 ? "" : `?${pairs.join("&")}`;
  return {
    beforePassword: `${scheme}://${username}:`,
    afterHost: `:${port}/${databaseName}${query}`,
    port,
    database: databaseName,
    username,
  };
}
