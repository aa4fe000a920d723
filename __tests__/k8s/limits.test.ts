import fc from "fast-check";
import { Limits, quotaOf } from "../../k8s/limits";
import { clusterJson, devopsPpp, workload } from "../support/kubernetes";

const { resource } = clusterJson((stack, namespace) => {
  new Limits(stack, "limits", { namespace, workloads: ["frontend", "backend", "sqs-worker"].map(devopsPpp) });
});

test("a container that says nothing gets little, in quantities as Kubernetes writes them", () => {
  expect(resource?.kubernetes_limit_range_v1?.limits_defaults).toMatchObject({
    metadata: { name: "container-defaults", namespace: "shop" },
    spec: {
      limit: [
        {
          type: "Container",
          default_request: { cpu: "50m", memory: "64Mi" },
          default: { cpu: "500m", memory: "256Mi" },
        },
      ],
    },
    depends_on: ["kubernetes_namespace_v1.namespace"],
  });
});

test("the quota holds devops-ppp at its most replicas in a rollout, and no load balancer or node port", () => {
  // Most replicas, one more in a rollout, and those that are still going: 8 + 1 + 5, 10 + 1 + 5, 5 + 1 + 5.
  expect(resource?.kubernetes_resource_quota_v1?.limits_quota).toMatchObject({
    metadata: { name: "quota", namespace: "shop" },
    spec: {
      hard: {
        pods: "41",
        "requests.cpu": `${14 * 100 + 16 * 250 + 11 * 250}m`,
        "requests.memory": `${14 * 128 + 16 * 256 + 11 * 256}Mi`,
        "limits.cpu": `${14 * 200 + 16 * 500 + 11 * 500}m`,
        "limits.memory": `${14 * 256 + 16 * 512 + 11 * 512}Mi`,
        "services.loadbalancers": "0",
        "services.nodeports": "0",
      },
    },
    depends_on: ["kubernetes_namespace_v1.namespace"],
  });
});

test("no more pods are counted as leaving than there are", () => {
  const one = workload({ graceSeconds: 600, scaling: { min: 1, max: 2, cpuPercent: 70, memoryPercent: 80 } });
  expect(quotaOf([one]).pods).toBe("5");
});

test("whatever the workloads, all at their most and each with one more fit", () => {
  const size = fc.record({ max: fc.integer({ min: 1, max: 1_000 }), ask: fc.integer({ min: 10, max: 64_000 }) });
  fc.assert(
    fc.property(
      fc.array(size, { minLength: 1, maxLength: 10 }),
      fc.integer({ min: 16, max: 7_230 }),
      (sizes, grace) => {
        const workloads = sizes.map(({ max, ask }) =>
          workload({
            scaling: { min: 1, max, cpuPercent: 70, memoryPercent: 80 },
            cpuMilli: { request: ask, limit: 2 * ask },
            graceSeconds: grace,
          }),
        );
        const quota = quotaOf(workloads);
        const need = sizes.reduce((total, { max, ask }) => total + (max + 1) * ask, 0);
        expect(Number.parseInt(quota["requests.cpu"] ?? "", 10)).toBeGreaterThanOrEqual(need);
        expect(Number.parseInt(quota["limits.cpu"] ?? "", 10)).toBeGreaterThanOrEqual(2 * need);
        expect(Number(quota.pods)).toBeGreaterThanOrEqual(sizes.reduce((total, { max }) => total + max + 1, 0));
      },
    ),
  );
});
