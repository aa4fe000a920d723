import { devopsPpp, workloadObjects } from "../support/kubernetes";

const serviceOf = (name: string) => workloadObjects(devopsPpp(name))("kubernetes_service_v1");

test.each([
  ["PPP-85", "frontend", 8080],
  ["PPP-93", "backend", 3000],
])("%s %s-service is reached inside the cluster alone, on its containers' port %i", (_, name, port) => {
  expect(serviceOf(name)).toMatchObject({
    metadata: { name: `${name}-service`, namespace: "shop" },
    spec: {
      type: "ClusterIP",
      selector: { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": "shop" },
      port: [{ name: "http", port, target_port: String(port), protocol: "TCP" }],
    },
  });
});

test("PPP-94 the worker has no service", () => {
  expect(serviceOf("sqs-worker")).toBeUndefined();
});
