import { addEdge, releases } from "../../support/charts";

const { edge_controller: release } = releases(addEdge());
const plain = releases(addEdge({ domain: null })).edge_controller;
const controller = release?.values.controller;

test("PPP-104 the controller is F5's, not the retired ingress-nginx, and makes the class of its Ingresses", () => {
  expect(release).toMatchObject({
    chart: "nginx-ingress",
    version: "2.6.4",
    repository: "oci://ghcr.io/nginx/charts",
    name: "nginx-ingress",
    namespace: "nginx-ingress",
    upgrade_install: true,
    timeout: 900,
    depends_on: ["kubernetes_namespace_v1.namespace"],
  });
  expect(controller.image).toEqual({ repository: "public.ecr.aws/nginx/nginx-ingress", tag: "5.5.4" });
  expect(controller.ingressClass).toEqual({ name: "nginx", create: true, setAsDefaultIngress: false });
});

test("it comes without custom resources, snippets and telemetry", () => {
  expect(release?.skip_crds).toBe(true);
  expect(controller).toMatchObject({
    enableCustomResources: false,
    enableSnippets: false,
    telemetryReporting: { enable: false },
  });
});

test("the chart makes no Service: an uninstall would forget it, and its load balancer", () => {
  expect(controller.service).toEqual({ create: false });
});

test("Ingresses are given the address of the Service, whose namespace is watched beside the application's", () => {
  expect(controller.reportIngressStatus).toEqual({ enable: true, externalService: "edge" });
  expect(controller.watchNamespace).toBe("shop,nginx-ingress");
});

test("an Ingress without a host is served only where there is no domain", () => {
  expect(controller.allowEmptyIngressHost).toBe(false);
  expect(plain?.values.controller.allowEmptyIngressHost).toBe(true);
});

test("an old pod goes once its successor has been a target of the load balancer for a while, and drains", () => {
  expect(controller).toMatchObject({
    replicaCount: 2,
    minReadySeconds: 120,
    terminationGracePeriodSeconds: 90,
    lifecycle: { preStop: { exec: { command: ["/bin/sleep", "60"] } } },
    podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
    priorityClassName: "platform-critical",
  });
});

test("pods are spread over zones and nodes by the chart's labels, those of each revision among themselves", () => {
  const constraint = {
    maxSkew: 1,
    whenUnsatisfiable: "ScheduleAnyway",
    labelSelector: {
      matchLabels: { "app.kubernetes.io/name": "nginx-ingress", "app.kubernetes.io/instance": "nginx-ingress" },
    },
    matchLabelKeys: ["pod-template-hash"],
  };
  expect(controller.topologySpreadConstraints).toEqual([
    { topologyKey: "topology.kubernetes.io/zone", ...constraint },
    { topologyKey: "kubernetes.io/hostname", ...constraint },
  ]);
});

test("both its containers have requests and a memory limit, and a file system that they cannot write", () => {
  const resources = { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "256Mi" } };
  expect(controller).toMatchObject({ resources, initContainerResources: resources, readOnlyRootFilesystem: true });
  expect(controller).not.toHaveProperty("securityContext");
});

test("its port for health checks is known to the cluster", () => {
  expect(controller.customPorts).toEqual([{ name: "health", containerPort: 8000, protocol: "TCP" }]);
});
