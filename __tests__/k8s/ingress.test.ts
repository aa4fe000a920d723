import type { Workload } from "../../contracts/workload";
import { ApplicationIngress } from "../../k8s/ingress";
import { clusterJson, devopsPpp, workerWorkload, workload } from "../support/kubernetes";

const CONTROLLER = { fqn: "helm_release.ingress-controller" };
const ANNOTATIONS = { "nginx.org/client-max-body-size": "8m" };

test("PPP-105 PPP-106 one Ingress sends /api to backend-service and all else to frontend-service", () => {
  const ingresses = ingressesOf(["frontend", "backend", "sqs-worker"].map(devopsPpp));
  expect(ingresses).toHaveLength(1);
  expect(ingresses[0]).toMatchObject({
    metadata: { name: "shop", namespace: "shop", annotations: ANNOTATIONS },
    spec: { ingress_class_name: "nginx" },
  });
  expect(ingresses[0]?.spec).toHaveProperty("rule", [
    { http: { path: [prefix("/api", "backend-service", 3000), prefix("/", "frontend-service", 8080)] } },
  ]);
});

test("each host has one rule with all of its paths, the longest first", () => {
  const routed = (name: string, ...routes: [string | null, string][]) =>
    workload({ name, routes: routes.map(([host, path]) => ({ host, path })) });
  const [ingress] = ingressesOf([
    routed("shop", ["example.com", "/"], ["www.example.com", "/"]),
    routed("orders", ["example.com", "/api/orders"]),
    routed("api", ["example.com", "/api"]),
    workerWorkload(),
  ]);
  expect(ingress?.spec).toHaveProperty("rule", [
    {
      host: "example.com",
      http: {
        path: [
          prefix("/api/orders", "orders-service", 3000),
          prefix("/api", "api-service", 3000),
          prefix("/", "shop-service", 3000),
        ],
      },
    },
    { host: "www.example.com", http: { path: [prefix("/", "shop-service", 3000)] } },
  ]);
});

test("the Ingress goes before its namespace and its controller go", () => {
  expect(ingressesOf([workload()])[0]?.depends_on).toEqual(["kubernetes_namespace_v1.namespace", CONTROLLER.fqn]);
});

function prefix(path: string, name: string, number: number) {
  return { path, path_type: "Prefix", backend: { service: { name, port: { number } } } };
}

function ingressesOf(workloads: readonly Workload[]) {
  const { resource } = clusterJson((stack, namespace) => {
    const controller = { className: "nginx", annotations: ANNOTATIONS, dependsOn: [CONTROLLER] };
    new ApplicationIngress(stack, "ingress", { namespace, workloads, ...controller });
  });
  return Object.values(resource?.kubernetes_ingress_v1 ?? {});
}
