import { nginxConfiguration } from "../../../k8s/charts/nginx-configuration";

const configuration = (domain: { readonly name: string } | null = { name: "app.example.com" }) =>
  nginxConfiguration({ vpcCidr: "10.0.0.0/16", domain });

test("clients' addresses come by the proxy protocol, from inside the VPC alone", () => {
  expect(configuration()).toMatchObject({
    "proxy-protocol": "True",
    "real-ip-header": "proxy_protocol",
    "set-real-ip-from": "10.0.0.0/16",
  });
});

test("answers do not tell the version of the server", () => {
  expect(configuration()["server-tokens"]).toBe("False");
});

test("PPP-141 PPP-142 each request is logged as a line of JSON whose status and duration are numbers", () => {
  expect(configuration()["log-format-escaping"]).toBe("json");
  expect(logged({ status: "502", request_time: "0.250", upstream_status: "504, 502" })).toMatchObject({
    status: 502,
    request_time: 0.25,
    upstream_status: "504, 502",
  });
});

test("the log says who asked what of whom, without query strings", () => {
  expect(Object.keys(logged({}))).toEqual([
    "time",
    "status",
    "request_time",
    "bytes_sent",
    "method",
    "host",
    "uri",
    "client",
    "user_agent",
    "upstream",
    "upstream_status",
    "upstream_time",
    "request_id",
  ]);
  expect(configuration()["log-format"]).not.toMatch(/\$(request_uri|args|query_string|request)\b/);
});

test("workers with open connections end ten minutes after they were replaced", () => {
  expect(configuration()["worker-shutdown-timeout"]).toBe("10m");
});

test("PPP-108 with a domain, plain HTTP is answered by a redirect to the domain and nothing else", () => {
  expect(configuration()["http-snippets"]).toBe(
    [
      "server {",
      "  listen 8000 proxy_protocol;",
      "  server_tokens off;",
      "  set_real_ip_from 10.0.0.0/16;",
      "  real_ip_header proxy_protocol;",
      "  location = /edge-health { access_log off; return 200; }",
      "  location / { return 301 https://app.example.com$request_uri; }",
      "}",
    ].join("\n"),
  );
});

test("PPP-108 with a domain, browsers are told to stay with HTTPS for a year, whatever the application says", () => {
  expect(configuration()["server-snippets"]).toBe(
    'proxy_hide_header Strict-Transport-Security;\nadd_header Strict-Transport-Security "max-age=31536000" always;',
  );
});

test("without a domain nothing is redirected, and nobody is told of HTTPS", () => {
  const plain = configuration(null);
  expect(plain["http-snippets"]).toContain("  location / { return 404; }");
  expect(JSON.stringify(plain)).not.toMatch(/https|Strict-Transport-Security/);
});

test.each([
  ["with a domain", configuration()],
  ["without one", configuration(null)],
])("%s all entries are text, without what Terraform would interpolate", (_, entries) => {
  expect(Object.values(entries).filter((entry) => typeof entry !== "string" || /[$%]\{/.test(entry))).toEqual([]);
});

/** A line of the log, each variable replaced by its value as NGINX would. */
function logged(variables: Record<string, string>): Record<string, unknown> {
  const numbers: Record<string, string> = { status: "200", request_time: "0.001", bytes_sent: "100", ...variables };
  const line = configuration()["log-format"] ?? "";
  return JSON.parse(line.replace(/\$(\w+)/g, (_, name: string) => numbers[name] ?? ""));
}
