import { stackOf } from "../support/stacks";

const { at, of } = stackOf("dev", "kubernetes");

test("PPP-104 PPP-105 PPP-106 one Ingress sends /api to the backend, then / to the frontend, at ports that exist", () => {
  expect(of("kubernetes_ingress_v1")).toHaveLength(1);
  const { spec } = at("kubernetes_ingress_v1.ingress");
  expect(spec.rule).toHaveLength(1);
  expect(spec.rule[0].http.path).toEqual([
    { path: "/api", path_type: "Prefix", backend: { service: { name: "backend-service", port: { number: 3000 } } } },
    { path: "/", path_type: "Prefix", backend: { service: { name: "frontend-service", port: { number: 8080 } } } },
  ]);
  for (const { backend } of spec.rule[0].http.path) {
    const service = of("kubernetes_service_v1").find(({ metadata }) => metadata.name === backend.service.name);
    expect(service.spec.port[0].port).toBe(backend.service.port.number);
  }
});

test("PPP-106 no annotation strips /api on its way", () => {
  const { annotations } = at("kubernetes_ingress_v1.ingress").metadata;
  expect(Object.keys(annotations).filter((key) => /rewrite/.test(key))).toEqual([]);
});

test("PPP-107 the load balancer faces the Internet, in the group and on the ports that AWS's rules open", () => {
  const service = at("kubernetes_service_v1.edge_service");
  const word = (name: string) => service.metadata.annotations[`service.beta.kubernetes.io/aws-load-balancer-${name}`];
  expect(word("scheme")).toBe("internet-facing");
  expect(service.spec).toMatchObject({ type: "LoadBalancer", load_balancer_class: "service.k8s.aws/nlb" });
  const aws = stackOf("dev", "infrastructure");
  const open = ["edge-requests", "edge-health"].map(
    (name) => aws.at(`aws_vpc_security_group_ingress_rule.security-groups_nodes_${name}`).from_port,
  );
  expect(open.map(String)).toEqual([service.spec.port[0].target_port, word("healthcheck-port")]);
});

test("PPP-108 without a domain the entrance is plainly HTTP: one port, no certificate, a URL that says so", () => {
  const { spec, metadata } = at("kubernetes_service_v1.edge_service");
  expect(spec.port).toEqual([{ name: "http", port: 80, protocol: "TCP", target_port: "80" }]);
  expect(Object.keys(metadata.annotations).filter((key) => /ssl|cert/.test(key))).toEqual([]);
  expect(stackOf("dev", "kubernetes").json.output.url.value).toMatch(/^http:\/\//);
  expect(stackOf("dev", "infrastructure").of("aws_acm_certificate")).toEqual([]);
});
