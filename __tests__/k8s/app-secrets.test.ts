import { AppSecrets, type AppSecretsProps } from "../../k8s/app-secrets";
import { clusterJson } from "../support/kubernetes";

const entries = {
  DATABASE_URL: { secretName: "shop/dev/databases/main/connection", jsonKey: "url" },
  JWT_SECRET: { secretName: "shop/dev/secrets/jwt/value", jsonKey: "value" },
};
const plain = { SQS_QUEUE_URL: "https://sqs.example.com/events" };
const json = synthesized({ entries, plain });
const secret = json.resource?.kubernetes_secret_v1?.secrets;

test("PPP-71 the Secret app-secrets is opaque and stands in the namespace", () => {
  expect(secret).toMatchObject({
    metadata: { name: "app-secrets", namespace: "shop" },
    type: "Opaque",
    depends_on: ["kubernetes_namespace_v1.namespace"],
  });
});

test("PPP-72 PPP-73 secret values go from Secrets Manager through ephemeral reads into a write-only argument", () => {
  expect(json.ephemeral?.aws_secretsmanager_secret_version).toEqual({
    "secrets_values_database-url": { secret_id: "shop/dev/databases/main/connection" },
    "secrets_values_jwt-secret": { secret_id: "shop/dev/secrets/jwt/value" },
  });
  const read = "ephemeral.aws_secretsmanager_secret_version.secrets_values";
  expect(secret?.data_wo).toMatchObject({
    DATABASE_URL: `\${jsondecode(${read}_database-url.secret_string)["url"]}`,
    JWT_SECRET: `\${jsondecode(${read}_jwt-secret.secret_string)["value"]}`,
  });
  expect(secret).not.toHaveProperty("data");
});

test("PPP-74 the queue's URL stands in the Secret too", () => {
  expect(secret?.data_wo).toMatchObject(plain);
});

test("no value is escaped into literal text", () => {
  expect(JSON.stringify(json)).not.toContain(`$\${`);
});

test("a rotation is seen by the ids of the current versions, never by a value", () => {
  expect(Object.values(json.data?.aws_secretsmanager_secret_versions ?? {})).toMatchObject([
    { secret_id: "shop/dev/databases/main/connection" },
    { secret_id: "shop/dev/secrets/jwt/value" },
  ]);
  const list = "data.aws_secretsmanager_secret_versions.secrets_values";
  for (const variable of ["database-url", "jwt-secret"]) {
    expect(json.locals?.secrets_revision).toContain(
      `try([for v in ${list}_${variable}_versions.versions : v.version_id if contains(v.version_stages, "AWSCURRENT")], [])`,
    );
  }
  expect(json.data).not.toHaveProperty("aws_secretsmanager_secret_version");
});

test("the revision is a positive number of 28 bits, as the provider writes nothing at 0", () => {
  expect(json.locals?.secrets_revision).toMatch(/^\$\{parseint\(substr\(sha256\(.*\), 0, 7\), 16\) \+ 1\}$/);
  expect(secret?.data_wo_revision).toBe(`\${local.secrets_revision}`);
});

test("the revision changes with a variable's name, source or plain text, not with their order", () => {
  const { DATABASE_URL, JWT_SECRET } = entries;
  const changed = (props: Contents) => revision(props) !== revision({ entries, plain });
  expect(changed({ entries, plain: { SQS_QUEUE_URL: "https://sqs.example.com/other" } })).toBe(true);
  expect(changed({ entries: { ...entries, JWT_SECRET: { ...JWT_SECRET, jsonKey: "other" } }, plain })).toBe(true);
  expect(changed({ entries: { DATABASE_URL, TOKEN: JWT_SECRET }, plain })).toBe(true);
  expect(changed({ entries: { JWT_SECRET, DATABASE_URL }, plain })).toBe(false);
});

test("a platform without secrets has an empty Secret with a revision", () => {
  const empty = synthesized({ entries: {}, plain: {} });
  expect(empty.resource?.kubernetes_secret_v1?.secrets?.data_wo).toEqual({});
  expect(empty.locals?.secrets_revision).toMatch(/concat\(\["[0-9a-f]{64}"\]\)/);
});

test("a variable named REVISION gets along with the revision", () => {
  const { secretName, jsonKey } = entries.JWT_SECRET;
  expect(() => synthesized({ entries: { REVISION: { secretName, jsonKey } }, plain: {} })).not.toThrow();
});

type Contents = Omit<AppSecretsProps, "namespace">;

function synthesized(props: Contents) {
  return clusterJson((stack, namespace) => new AppSecrets(stack, "secrets", { namespace, ...props }));
}

const revision = (props: Contents) => synthesized(props).locals?.secrets_revision;
