import { Token } from "cdktf";
import { ConnectionSecret } from "../../modules/connection-secret";
import type { ResolvedDatabase } from "../../spec/database-spec";
import { Ephemeral } from "../../terraform/ephemeral";
import { infrastructure, reference } from "../support/infrastructure";
import { resolved } from "../support/platform";

const VERSION = "aws_secretsmanager_secret_version.connection_version";
const PASSWORD = "ephemeral.aws_secretsmanager_secret_version.stored.secret_string";

test("PPP-48 PPP-123 the secret holds url, host, port, database, username and password, the url an encoded password", () => {
  expect(connection().at(VERSION)).toMatchObject({
    secret_id: reference("aws_secretsmanager_secret.connection.id"),
    secret_string_wo:
      '${jsonencode({"url" = join("", ["mysql://platform:", urlencode(' +
      `${PASSWORD}), "@", "db.example.com", ":3306/devops_ppp"]), ` +
      '"host" = "db.example.com", "port" = 3306, "database" = "devops_ppp", "username" = "platform", ' +
      `"password" = ${PASSWORD}})}`,
  });
});

test("parameters of the URL are encoded and keep their order", () => {
  const urlParameters = { sslmode: "require", options: "-c a=b&c" };
  expect(connection({ urlParameters }).at(VERSION).secret_string_wo).toContain(
    '":3306/devops_ppp?sslmode=require&options=-c%20a%3Db%26c"',
  );
});

test("another engine brings its own scheme", () => {
  expect(connection({ scheme: "postgresql", port: 5432 }).at(VERSION).secret_string_wo).toContain(
    '"postgresql://platform:"',
  );
});

test.each<[string, Partial<ResolvedDatabase>]>([
  ["the password", { passwordRevision: 2 }],
  ["the host", { identifier: "devops-ppp-dev-orders" }],
  ["the port", { port: 3307 }],
  ["the database", { databaseName: "orders" }],
  ["the user", { username: "orders" }],
  ["the scheme", { scheme: "mysql2" }],
  ["a parameter of the URL", { urlParameters: { connection_limit: "5" } }],
])("the secret is written again when %s changes", (_, change) => {
  expect(versionOf(change)).not.toBe(versionOf());
});

test("the secret is not written again for a change that is not in it", () => {
  expect(versionOf({ storageGiB: 30, backupDays: 14 })).toBe(versionOf());
});

test("the version is a plain number, which plans show, and no change of this code alone writes every secret again", () => {
  expect(versionOf()).toBe(65_813_513);
});

test("PPP-126 no reference is escaped into literal text, and nothing is stored readable", () => {
  expect(connection().text).not.toContain("$${");
  expect(connection().at(VERSION)).not.toHaveProperty("secret_string");
});

test.each([
  ["dev", 0, false],
  ["prod", 30, true],
] as const)("in %s a deleted connection secret can be restored for %d days", (environment, days, preventDestroy) => {
  expect(connection({}, environment).at("aws_secretsmanager_secret.connection")).toMatchObject({
    name: `devops-ppp/${environment}/databases/main/connection`,
    recovery_window_in_days: days,
    lifecycle: { prevent_destroy: preventDestroy },
  });
});

function versionOf(own: Partial<ResolvedDatabase> = {}): unknown {
  return connection(own).at(VERSION).secret_string_wo_version;
}

function connection(own: Partial<ResolvedDatabase> = {}, environment: "dev" | "prod" = "dev") {
  const platform = resolved(environment);
  const [main] = platform.databases;
  if (!main) throw new Error("no database");
  return infrastructure(platform, (stack) => {
    const stored = new Ephemeral(stack, "stored", { type: "aws_secretsmanager_secret_version", arguments: {} });
    new ConnectionSecret(stack, "connection", {
      database: { ...main, ...own },
      address: "db.example.com",
      password: Token.asString(stored.attribute("secret_string")),
      protections: platform.protections,
    });
  });
}
