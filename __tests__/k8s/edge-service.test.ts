import type { EdgeProps } from "../../k8s/edge";
import { addEdge, chartsJson } from "../support/charts";

// biome-ignore lint/suspicious/noExplicitAny: JSON of many shapes, asserted value by value
const service = (changes: Partial<EdgeProps> = {}): any =>
  chartsJson(addEdge(changes)).resource?.kubernetes_service_v1?.edge_service;
const secure = service();
const plain = service({ domain: null });

const annotation = (name: string, { metadata } = secure) =>
  metadata.annotations[`service.beta.kubernetes.io/aws-load-balancer-${name}`];

test("PPP-107 a load balancer of its own name faces the Internet", () => {
  expect(annotation("scheme")).toBe("internet-facing");
  expect(annotation("name")).toBe("shop-dev");
  expect(secure.spec).toMatchObject({ type: "LoadBalancer", load_balancer_class: "service.k8s.aws/nlb" });
});

test("PPP-24 PPP-25 PPP-26 PPP-27 its traffic is ruled by the edge's security group alone", () => {
  expect(annotation("security-groups")).toBe("shop-dev-edge");
  expect(annotation("manage-backend-security-group-rules")).toBe("false");
});

test("it leads straight to the pods of the ingress controller, over no node's port", () => {
  expect(annotation("nlb-target-type")).toBe("ip");
  expect(secure.spec).toMatchObject({
    allocate_load_balancer_node_ports: false,
    external_traffic_policy: "Local",
    selector: { "app.kubernetes.io/name": "nginx-ingress", "app.kubernetes.io/instance": "nginx-ingress" },
  });
});

test("clients' addresses travel in the proxy protocol", () => {
  expect(annotation("target-group-attributes")).toBe("proxy_protocol_v2.enabled=true,preserve_client_ip.enabled=false");
});

test("health checks ask the port that understands the proxy protocol", () => {
  expect(annotation("healthcheck-protocol")).toBe("http");
  expect(annotation("healthcheck-port")).toBe("8000");
  expect(annotation("healthcheck-path")).toBe("/edge-health");
  expect(annotation("healthcheck-success-codes")).toBe("200");
  expect(annotation("healthcheck-interval")).toBe("10");
  expect(annotation("healthcheck-healthy-threshold")).toBe("2");
  expect(annotation("healthcheck-unhealthy-threshold")).toBe("2");
});

test("a zone without a pod serves through the other, and deletion protection is said also when it is off", () => {
  expect(annotation("attributes")).toBe("deletion_protection.enabled=false,load_balancing.cross_zone.enabled=true");
  expect(annotation("attributes", service({ deletionProtection: true }))).toBe(
    "deletion_protection.enabled=true,load_balancing.cross_zone.enabled=true",
  );
});

test("PPP-108 with a domain, 443 ends TLS 1.2 or later, and 80 leads to the redirect", () => {
  expect(secure.spec.port).toEqual([
    { name: "http", port: 80, target_port: "8000", protocol: "TCP" },
    { name: "https", port: 443, target_port: "80", protocol: "TCP" },
  ]);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a Terraform reference
  expect(annotation("ssl-cert")).toBe("${data.aws_acm_certificate.edge_service_certificate.arn}");
  expect(annotation("ssl-ports")).toBe("443");
  expect(annotation("ssl-negotiation-policy")).toBe("ELBSecurityPolicy-TLS13-1-2-2021-06");
});

test("PPP-108 the certificate is the newest one issued for the domain", () => {
  expect(chartsJson(addEdge()).data?.aws_acm_certificate?.edge_service_certificate).toMatchObject({
    domain: "app.example.com",
    statuses: ["ISSUED"],
    most_recent: true,
  });
});

test("PPP-108 without a domain there is plain HTTP alone, and no certificate is asked for", () => {
  expect(plain.spec.port).toEqual([{ name: "http", port: 80, target_port: "80", protocol: "TCP" }]);
  expect(Object.keys(plain.metadata.annotations).filter((name) => name.includes("ssl"))).toEqual([]);
  expect(chartsJson(addEdge({ domain: null })).data).toBeUndefined();
});

test("its address is waited for, and it is gone before what it depends on", () => {
  expect(secure).toMatchObject({
    wait_for_load_balancer: true,
    timeouts: { create: "15m" },
    depends_on: ["kubernetes_namespace_v1.namespace"],
  });
});

test("it lives beside the ingress controller, under the name that the controller knows", () => {
  expect(secure.metadata).toMatchObject({ name: "edge", namespace: "nginx-ingress" });
});
