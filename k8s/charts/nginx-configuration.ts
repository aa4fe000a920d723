import { HEALTH_PATH, HEALTH_PORT } from "../edge-ports";

/** How long browsers stay with HTTPS without asking: a year. */
const HSTS_SECONDS = 31_536_000;

export interface NginxConfigurationProps {
  /** Address block of the VPC: who may say by the proxy protocol where a request came from. */
  readonly vpcCidr: string;
  /** Null: plain HTTP only. */
  readonly domain: { readonly name: string } | null;
}

/**
 * The ConfigMap of the ingress controller, which takes text alone. Addresses of clients come by the proxy protocol from
 * the load balancer, and from nobody outside of the VPC.
 */
export function nginxConfiguration({ vpcCidr, domain }: NginxConfigurationProps): Record<string, string> {
  return {
    "server-tokens": "False",
    "proxy-protocol": "True",
    "real-ip-header": "proxy_protocol",
    "set-real-ip-from": vpcCidr,
    "log-format": `{${ACCESS_LOG.map(([key, variable]) => `"${key}":${variable}`).join(",")}}`,
    "log-format-escaping": "json",
    // Each change of the pods behind NGINX starts new workers; old ones with open WebSockets would stay, and pile up.
    "worker-shutdown-timeout": "10m",
    "http-snippets": healthServer(vpcCidr, domain),
    ...(domain && { "server-snippets": STRICT_TRANSPORT_SECURITY }),
  };
}

/**
 * The access log, a JSON object a line. Numbers where metrics are made of them; no query strings, which may hold what is
 * nobody's business; times in seconds. Upstream values are text, for after a retry there are several.
 */
const ACCESS_LOG = [
  ["time", '"$time_iso8601"'],
  ["status", "$status"],
  ["request_time", "$request_time"],
  ["bytes_sent", "$bytes_sent"],
  ["method", '"$request_method"'],
  ["host", '"$host"'],
  ["uri", '"$uri"'],
  ["client", '"$remote_addr"'],
  ["user_agent", '"$http_user_agent"'],
  ["upstream", '"$upstream_addr"'],
  ["upstream_status", '"$upstream_status"'],
  ["upstream_time", '"$upstream_response_time"'],
  ["request_id", '"$request_id"'],
] as const;

/**
 * A server of its own for health checks, out of the access log. With a domain the load balancer's plain HTTP port leads
 * here too, so that nothing but a redirect is ever answered without TLS. The redirect names the domain, not the request's
 * host, which is the sender's to choose.
 */
function healthServer(vpcCidr: string, domain: NginxConfigurationProps["domain"]): string {
  return [
    "server {",
    `  listen ${HEALTH_PORT} proxy_protocol;`,
    "  server_tokens off;",
    `  set_real_ip_from ${vpcCidr};`,
    "  real_ip_header proxy_protocol;",
    `  location = ${HEALTH_PATH} { access_log off; return 200; }`,
    `  location / { return ${domain ? `301 https://${domain.name}$request_uri` : "404"}; }`,
    "}",
  ].join("\n");
}

/** In place of what the application may say itself. Only servers behind the load balancer's TLS port have it. */
const STRICT_TRANSPORT_SECURITY = [
  "proxy_hide_header Strict-Transport-Security;",
  `add_header Strict-Transport-Security "max-age=${HSTS_SECONDS}" always;`,
].join("\n");
