import { faultsAfter } from "../../support/platform";

test.each([
  ["an AWS access key", { LEGACY: "AKIAIOSFODNN7EXAMPLE" }, "an AWS access key"],
  ["a URL with a password", { REDIS_URL: "redis://default:hunter2@cache:6379" }, "a URL with a password"],
  ["a private key", { SIGNING: "-----BEGIN RSA PRIVATE KEY-----" }, "a private key"],
  ["a variable named after a secret", { SMTP_PASSWORD: "x" }, "a secret"],
  ["a long random text", { SALT: "q8Zt1LwP0sXv7KbN3rYc9GdHf5JmAe2U" }, "a secret"],
])("refuses %s in environment and never shows it", (_, environment, what) => {
  const [line, ...rest] = faultsAfter((d) => {
    d.workloads.backend.environment = environment;
  });
  const [variable, value] = Object.entries(environment)[0] ?? [];
  expect(rest).toEqual([]);
  expect(line).toBe(
    `workloads.backend.environment.${variable}: must not be a literal that looks like ${what}; describe it under secrets and name it in uses`,
  );
  expect(line).not.toContain(value === "x" ? '"x"' : value);
});

test("ordinary settings are no credentials", () => {
  const environment = {
    LOG_LEVEL: "info",
    BASE_URL: "https://shop.example.com/api",
    FEATURES: "a,b",
    TOKEN_TTL_SECONDS: "60",
  };
  expect(
    faultsAfter((d) => {
      d.workloads.backend.environment = environment;
    }),
  ).toEqual([]);
});
