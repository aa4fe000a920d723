import { EDGE_PORTS } from "../../k8s/edge-ports";

test("PPP-27 the load balancer must reach requests' and health checks' port of the pods", () => {
  expect(EDGE_PORTS).toEqual({ requests: 80, health: 8_000 });
});
