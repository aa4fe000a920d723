/** Port of the ingress controller's pods for requests, whether they came to the load balancer by HTTP or by TLS. */
export const REQUEST_PORT = 80;

/**
 * Port of the ingress controller's pods for the load balancer's health checks; with a domain it also answers plain HTTP,
 * by a redirect. Not the controller's own readiness port, 8081: a network load balancer that sends the proxy protocol
 * sends it in its health checks too, and only NGINX itself understands that.
 */
export const HEALTH_PORT = 8_000;

/** Path of the health checks on that port. */
export const HEALTH_PATH = "/edge-health";

/** What the load balancer's security group must reach on nodes and pods. */
export const EDGE_PORTS = { requests: REQUEST_PORT, health: HEALTH_PORT } as const;
