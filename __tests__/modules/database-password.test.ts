import { DatabasePassword } from "../../modules/database-password";
import type { ResolvedDatabase } from "../../spec/database-spec";
import { infrastructure, reference } from "../support/infrastructure";
import { resolved } from "../support/platform";

const DRAW = "ephemeral.aws_secretsmanager_random_password.password_draw";
const VERSION = "aws_secretsmanager_secret_version.password_version";
const { at, text } = password();

test("PPP-48 the password has 40 random characters that MySQL and PostgreSQL on RDS both take", () => {
  expect(at(DRAW)).toEqual({
    password_length: 40,
    exclude_characters: "/\"@'`\\",
    require_each_included_type: true,
  });
});

test("PPP-123 PPP-126 the password goes from the draw to its secret write-only, once per revision", () => {
  expect(at(VERSION)).toMatchObject({
    secret_id: reference("aws_secretsmanager_secret.password.id"),
    secret_string_wo: reference(`${DRAW}.random_password`),
    secret_string_wo_version: 1,
  });
  expect(at(VERSION)).not.toHaveProperty("secret_string");
  expect(password({ passwordRevision: 2 }).at(VERSION).secret_string_wo_version).toBe(2);
});

test("the password is read back from exactly the version that was stored, hence after it", () => {
  expect(at("ephemeral.aws_secretsmanager_secret_version.password_stored")).toEqual({
    secret_id: reference(`${VERSION}.secret_id`),
    version_id: reference(`${VERSION}.version_id`),
  });
});

test("no reference is escaped into literal text", () => {
  expect(text).not.toContain("$${");
});

test.each([
  ["dev", 0, false],
  ["prod", 30, true],
] as const)("in %s a deleted password can be restored for %d days", (environment, days, preventDestroy) => {
  expect(password({}, environment).at("aws_secretsmanager_secret.password")).toMatchObject({
    name: `devops-ppp/${environment}/databases/main/password`,
    recovery_window_in_days: days,
    lifecycle: { prevent_destroy: preventDestroy },
  });
});

function password(own: Partial<ResolvedDatabase> = {}, environment: "dev" | "prod" = "dev") {
  const platform = resolved(environment);
  const [main] = platform.databases;
  if (!main) throw new Error("no database");
  const database = { ...main, ...own };
  return infrastructure(
    platform,
    (stack) => new DatabasePassword(stack, "password", { database, protections: platform.protections }),
  );
}
