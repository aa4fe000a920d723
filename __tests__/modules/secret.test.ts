import { Construct } from "constructs";
import { Secret, secretBinding } from "../../modules/secret";
import type { Overrides } from "../../spec/platform-spec";
import { infrastructure, reference } from "../support/infrastructure";
import { resolved } from "../support/platform";

const INSTRUCTION = "the API key of the payment service, from its console";
const DRAW = "ephemeral.aws_secretsmanager_random_password.secrets_jwt_draw";
const VERSION = "aws_secretsmanager_secret_version.secrets_jwt_version";
const { at, addresses, text } = secrets();

test("PPP-123 a generated secret is 64 letters and digits", () => {
  expect(at(DRAW)).toEqual({ password_length: 64, exclude_punctuation: true, require_each_included_type: true });
});

test("PPP-126 a generated value goes to its secret write-only, as JSON, once per revision", () => {
  expect(at(VERSION)).toMatchObject({
    secret_id: reference("aws_secretsmanager_secret.secrets_jwt.id"),
    secret_string_wo: `\${jsonencode({"value" = ${DRAW}.random_password})}`,
    secret_string_wo_version: 1,
  });
  expect(at(VERSION)).not.toHaveProperty("secret_string");
  const raised = secrets("dev", { secrets: { jwt: { generate: { length: 64, revision: 2 } } } });
  expect(raised.at(VERSION).secret_string_wo_version).toBe(2);
});

test("no reference is escaped into literal text", () => {
  expect(text).not.toContain("$${");
});

test("a secret that an operator fills says with what, and Terraform never writes or reads its value", () => {
  const provided = secrets("dev", { secrets: { payment: { provided: INSTRUCTION } } });
  expect(provided.at("aws_secretsmanager_secret.secrets_payment")).toMatchObject({
    name: "devops-ppp/dev/secrets/payment/value",
    description: INSTRUCTION,
  });
  expect(provided.addresses.filter((address) => address.includes("payment"))).toEqual([
    "aws_secretsmanager_secret.secrets_payment",
  ]);
  expect(provided.text).not.toContain("secrets_payment_draw");
});

test.each([
  ["dev", 0, false],
  ["prod", 30, true],
] as const)("in %s a deleted secret can be restored for %d days", (environment, days, preventDestroy) => {
  expect(secrets(environment).at("aws_secretsmanager_secret.secrets_jwt")).toMatchObject({
    name: `devops-ppp/${environment}/secrets/jwt/value`,
    recovery_window_in_days: days,
    lifecycle: { prevent_destroy: preventDestroy },
  });
});

test("addresses read like the configuration", () => {
  expect(addresses).toEqual([
    "aws_secretsmanager_secret.secrets_jwt",
    "aws_secretsmanager_secret_version.secrets_jwt_version",
  ]);
});

test("using a secret gives its value by reference and no permission in AWS", () => {
  const [jwt] = resolved().secrets;
  expect(jwt && secretBinding(jwt)).toEqual({
    resource: "secrets.jwt",
    environment: {},
    secrets: { JWT_SECRET: { secretName: "devops-ppp/dev/secrets/jwt/value", jsonKey: "value" } },
    statements: [],
    ports: [],
  });
});

function secrets(environment: "dev" | "prod" = "dev", overrides: Overrides = {}) {
  const platform = resolved(environment, overrides);
  return infrastructure(platform, (stack) => {
    const scope = new Construct(stack, "secrets");
    for (const secret of platform.secrets) {
      new Secret(scope, secret.key, { secret, protections: platform.protections });
    }
  });
}
