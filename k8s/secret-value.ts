import { DataAwsSecretsmanagerSecretVersions } from "@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-versions";
import { Construct } from "constructs";
import type { SecretReference } from "../contracts/binding";
import { Ephemeral } from "../terraform/ephemeral";

/**
 * One value of a secret in Secrets Manager, and what tells that it changed. The value is read while Terraform runs and
 * kept nowhere; the list of versions holds ids and no values, so it may stand in the plan and the state.
 */
export class SecretValue extends Construct {
  /** The value as a Terraform template, ephemeral: only for write-only arguments. */
  readonly value: string;
  /**
   * Bare Terraform expression of a list: the id of the version that is current, or nothing while the secret has no
   * value. AWS gives a new id to every value, whoever wrote it.
   */
  readonly currentVersions: string;

  constructor(scope: Construct, id: string, { secretName, jsonKey }: SecretReference) {
    super(scope, id);
    const read = new Ephemeral(this, "Default", {
      type: "aws_secretsmanager_secret_version",
      arguments: { secret_id: secretName },
    });
    const list = new DataAwsSecretsmanagerSecretVersions(this, "versions", { secretId: secretName });
    const versions = `data.${list.terraformResourceType}.${list.friendlyUniqueId}.versions`;
    this.value = `\${jsondecode(${read.address}.secret_string)[${JSON.stringify(jsonKey)}]}`;
    // A secret that was never filled may have a null list, which cannot be iterated over; reading its value then says so.
    this.currentVersions = `try([for v in ${versions} : v.version_id if contains(v.version_stages, "AWSCURRENT")], [])`;
  }
}
