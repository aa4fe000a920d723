import { breaches, everyResource, everyStack, type Json, leaves } from "../support/stacks";

/** Names of arguments whose value is a secret wherever it stands. */
const SECRET =
  /^(password|master_password|user_password|secret_string|secret_binary|auth_token|token|client_secret|private_key)$/;

test("PPP-48 PPP-126 no argument that holds a secret is there: only its write-only twin", () => {
  expect(argumentsOf().filter(({ path }) => SECRET.test(path.at(-1) ?? ""))).toEqual([]);
});

test("PPP-72 PPP-126 no Kubernetes Secret has data that a state would keep", () => {
  expect(
    breaches(everyResource("kubernetes_secret_v1"), (secret) => !("data" in secret) && !("binary_data" in secret)),
  ).toEqual([]);
});

/** Literal texts that may stand in a write-only argument. */
const PLAIN = [
  {
    where: /kubernetes_secret_v1\.secrets data_wo\.SQS_QUEUE_URL$/,
    reason: "a queue's URL is no secret; PPP-74 asks for the key in app-secrets",
  },
];

test("PPP-126 each value of each write-only argument comes from an ephemeral, as a reference", () => {
  const fed = argumentsOf().filter(({ path }) => path.some((key) => key.endsWith("_wo")));
  expect(fed.length).toBeGreaterThan(0);
  const literal = fed.filter(({ leaf }) => !/^\$\{[^$]*\bephemeral\.\w+\.[\w-]+\./.test(leaf)).map(({ at }) => at);
  expect(literal.filter((at) => !PLAIN.some(({ where }) => where.test(at)))).toEqual([]);
  expect(PLAIN.filter(({ where }) => !literal.some((at) => where.test(at)))).toEqual([]);
});

test("PPP-126 each write-only argument has a revision, without which it is never written", () => {
  for (const { at, path, siblings } of argumentsOf().filter(({ path }) => path.at(0)?.endsWith("_wo"))) {
    const revision = siblings[`${path[0]}_version`] ?? siblings[`${path[0]}_revision`];
    expect([at, String(revision)]).toEqual([at, expect.stringMatching(/^([1-9]\d*|\$\{local\.\w+\})$/)]);
  }
});

test("PPP-126 an ephemeral takes names, lengths and references: no value", () => {
  const allowed: Readonly<Record<string, RegExp>> = {
    secret_id: /^(\$\{aws_secretsmanager_secret_version\.[\w-]+\.secret_id\}|devops-ppp\/(dev|prod)\/[a-z/]+)$/,
    version_id: /^\$\{aws_secretsmanager_secret_version\.[\w-]+\.version_id\}$/,
    password_length: /^(4\d|[5-9]\d)$/,
    exclude_characters: /^[^a-z0-9]+$/i,
    exclude_punctuation: /^true$/,
    require_each_included_type: /^true$/,
  };
  const given = everyStack().flatMap(({ json }) => leaves(json.ephemeral ?? {}));
  expect(given.length).toBeGreaterThan(0);
  for (const { path, leaf } of given) {
    const argument = path[2] ?? "";
    expect([argument, String(leaf)]).toEqual([argument, expect.stringMatching(allowed[argument] ?? /^nothing$/)]);
  }
});

test("PPP-126 ephemerals are read by write-only arguments alone: no output, local, label or chart sees one", () => {
  const readers = everyStack().flatMap(({ id, json }) =>
    leaves(json)
      .filter(({ leaf, path }) => typeof leaf === "string" && leaf.includes("ephemeral.") && path[0] !== "ephemeral")
      .map(({ path }) => ({ id, path })),
  );
  expect(readers.length).toBeGreaterThan(0);
  expect(readers.filter(({ path }) => path[0] !== "resource" || !path[3]?.endsWith("_wo"))).toEqual([]);
});

test("PPP-126 nothing in any stack looks like a credential", () => {
  const credential =
    /AKIA[0-9A-Z]{16}|ASIA[0-9A-Z]{16}|-----BEGIN|ghp_\w{36}|xox[bp]-|(mysql|postgres(ql)?):\/\/[^:"\\]+:[^"\\$]+@/;
  expect(
    everyStack()
      .filter(({ text }) => credential.test(text))
      .map(({ id }) => id),
  ).toEqual([]);
});

test("PPP-126 providers know no keys: AWS's own chain, and a token fetched at each run", () => {
  const secrets = /^(access_key|secret_key|token|password|client_key|client_certificate|config_path|profile)$/;
  const given = everyStack().flatMap(({ json }) => leaves(json.provider));
  expect(given.filter(({ path }) => path.some((key) => secrets.test(key)))).toEqual([]);
  for (const { json, platform, kind } of everyStack()) {
    if (kind === "infrastructure") continue;
    const args = ["eks", "get-token", "--cluster-name", platform.cluster.name, "--region", platform.place.region];
    expect(json.provider.kubernetes[0].exec[0].args).toEqual(args);
    expect(json.provider.helm[0].kubernetes.exec.args).toEqual(args);
  }
});

test("PPP-126 a parameter holds nothing but the name of a released image", () => {
  const holds = (parameter: Json) =>
    parameter.type === "String" &&
    parameter.insecure_value === "none" &&
    parameter.value === undefined &&
    parameter.name.endsWith("/released");
  expect(breaches(everyResource("aws_ssm_parameter"), holds)).toEqual([]);
});

/** Every argument of every resource and data source that is no object or list, with its place and its siblings. */
function argumentsOf() {
  return everyStack().flatMap(({ blocks }) =>
    blocks.flatMap(({ stack, address, arguments: siblings }) =>
      leaves(siblings).map(({ path, leaf }) => ({ at: `${stack} ${address} ${path.join(".")}`, path, leaf, siblings })),
    ),
  );
}
