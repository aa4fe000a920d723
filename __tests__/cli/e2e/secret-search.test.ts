import { leaks, replaceSecrets, secretsIn } from "../../../cli/e2e/secret-search";

const connection = JSON.stringify({ url: "mysql://a:p%26w@h", host: "h", port: 3306, username: "a", password: "p&w" });

test("a secret of plain text is secret as a whole", () => {
  expect(secretsIn("p&w")).toEqual(["p&w"]);
});

test("of a secret of JSON, value, password and url are secret", () => {
  expect(secretsIn(connection)).toEqual(["p&w", "mysql://a:p%26w@h"]);
  expect(secretsIn('{"value":"x"}')).toEqual(["x"]);
});

test("replaces nothing but the secret texts", () => {
  expect(JSON.parse(replaceSecrets(connection, (index) => `marker-${index}`))).toEqual({
    url: "marker-1",
    host: "h",
    port: 3306,
    username: "a",
    password: "marker-0",
  });
  expect(replaceSecrets("p&w", (index) => `marker-${index}`)).toBe("marker-0");
});

const SECRET = 'a&b"c/d';
test.each([
  ["as it is", SECRET],
  ["in JSON", JSON.stringify({ SECRET })],
  ["in Go's JSON", '{"SECRET":"a\\u0026b\\"c/d"}'],
  ["in a URL", `mysql://user:${encodeURIComponent(SECRET)}@host`],
  ["in base64", `data: ${Buffer.from(SECRET).toString("base64")}`],
])("finds a secret %s", (_, text) => {
  expect(
    leaks(
      ["other", SECRET],
      [
        ["state", text],
        ["plan", Buffer.from(text)],
        ["log", "nothing"],
      ],
    ),
  ).toEqual(["state", "plan"]);
});
