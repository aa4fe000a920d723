/** Largest body of a request; NGINX's own default of 1 MiB refuses ordinary uploads. */
const LARGEST_BODY = "10m";
/** A pod of the same cluster accepts a connection within milliseconds, or not at all. */
const CONNECT_TIMEOUT = "5s";
/** Between two reads or two writes; a WebSocket that is silent for longer is closed. */
const IDLE_TIMEOUT = "60s";

export interface EdgeAnnotationsProps {
  /** Null: plain HTTP only. */
  readonly domain: { readonly name: string } | null;
  /** Names of Services whose connections may be upgraded to WebSockets. @default none */
  readonly webSocketServices?: readonly string[];
}

/**
 * What the application's Ingress asks of NGINX. Where TLS ends at the load balancer, `redirect-to-https` tells the
 * application by `X-Forwarded-Proto` that its visitors came by HTTPS; the redirect itself, and the header that tells
 * browsers to stay with HTTPS, cannot be had by annotations, because a network load balancer sends no such header.
 */
export function edgeAnnotations({ domain, webSocketServices = [] }: EdgeAnnotationsProps): Record<string, string> {
  return {
    "nginx.org/client-max-body-size": LARGEST_BODY,
    "nginx.org/proxy-connect-timeout": CONNECT_TIMEOUT,
    "nginx.org/proxy-read-timeout": IDLE_TIMEOUT,
    "nginx.org/proxy-send-timeout": IDLE_TIMEOUT,
    ...(domain && { "nginx.org/redirect-to-https": "true" }),
    ...(webSocketServices.length > 0 && { "nginx.org/websocket-services": webSocketServices.join(",") }),
  };
}
