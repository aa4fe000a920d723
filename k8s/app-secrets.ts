import { createHash } from "node:crypto";
import { SecretV1 } from "@cdktf/provider-kubernetes/lib/secret-v1";
import { TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import type { SecretReference } from "../contracts/binding";
import { labelsOf } from "./labels";
import type { Namespace } from "./namespace";
import { SecretValue } from "./secret-value";

const NAME = "app-secrets";

export interface AppSecretsProps {
  readonly namespace: Namespace;
  /** Where the value of each variable stands in Secrets Manager. */
  readonly entries: Readonly<Record<string, SecretReference>>;
  /** Variables that are no secrets but are expected here too, such as queue URLs: plain text without tokens. */
  readonly plain: Readonly<Record<string, string>>;
}

/**
 * The Secret `app-secrets`. Values go from Secrets Manager to the cluster through ephemeral reads and a write-only
 * argument: none stands in configuration, JSON, plan or state.
 *
 * Terraform never compares a write-only argument, only its revision, so the revision is made of the ids of the current
 * versions in Secrets Manager: a rotation by Terraform or by hand shows in the next plan, rewrites the Secret and, through
 * the same number on their pod templates, rolls its readers. What somebody changes in the cluster's Secret alone is not
 * seen before that (`kubectl` is the wrong end to change a secret from).
 */
export class AppSecrets extends Construct {
  /** Name of the Secret, as a reference: who uses it waits for it, and for its changes. */
  readonly name: string;
  /** Changes whenever the Secret is written anew; for an annotation of the pods that read it. */
  readonly revision: string;

  constructor(scope: Construct, id: string, { namespace, entries, plain }: AppSecretsProps) {
    super(scope, id);
    const values = new Construct(this, "values");
    const secrets = byVariable(entries).map(
      ([variable, reference]) => [variable, new SecretValue(values, wordsOf(variable), reference)] as const,
    );
    const versions = secrets.map(([, { currentVersions }]) => currentVersions);
    const revision = new TerraformLocal(this, "revision", revisionOf(contentsOf(entries, plain), versions));
    const secret = new SecretV1(this, "Default", {
      metadata: { name: NAME, namespace: namespace.name, labels: labelsOf(namespace.name, NAME) },
      type: "Opaque",
      dataWo: { ...plain, ...Object.fromEntries(secrets.map(([variable, { value }]) => [variable, value])) },
      dataWoRevision: revision.asNumber,
      dependsOn: [namespace.resource],
    });
    this.name = secret.metadata.name;
    this.revision = revision.asString;
  }
}

/** `DATABASE_URL` as words of a construct id. */
const wordsOf = (variable: string) => variable.toLowerCase().replaceAll("_", "-");

/** What the Secret is made of beside the values themselves: which variables, from where, and the plain ones. */
function contentsOf(entries: AppSecretsProps["entries"], plain: AppSecretsProps["plain"]): string {
  const sources = byVariable(entries).map(([variable, { secretName, jsonKey }]) => [variable, secretName, jsonKey]);
  return createHash("sha256")
    .update(JSON.stringify([sources, byVariable(plain)]))
    .digest("hex");
}

/** Sorted, because a configuration in another order writes nothing anew. */
const byVariable = <T>(variables: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(variables).sort(([a], [b]) => (a < b ? -1 : 1));

/**
 * A number of 28 bits that changes with the contents and with each current version. Never 0: the provider writes an
 * empty Secret when the revision is not positive.
 */
function revisionOf(contents: string, versions: readonly string[]): string {
  const parts = [`["${contents}"]`, ...versions].join(", ");
  return `\${parseint(substr(sha256(join(",", concat(${parts}))), 0, 7), 16) + 1}`;
}
