import type { Allowance, Peer } from "../../contracts/reach";
import { NetworkPolicies } from "../../k8s/network-policies";
import { clusterJson, workload, workloadObjects } from "../support/kubernetes";

const { resource } = clusterJson((stack, namespace) => {
  new NetworkPolicies(stack, "network-policies", { namespace });
});
const policies = resource?.kubernetes_network_policy_v1 ?? {};

test("nothing gets in or out of the namespace unless a policy says so", () => {
  const { spec, metadata } = policies["network-policies_default-deny"] as { spec: object; metadata: object };
  expect(metadata).toMatchObject({ name: "default-deny", namespace: "shop" });
  expect(spec).toEqual({ pod_selector: {}, policy_types: ["Ingress", "Egress"] });
});

test("every pod may ask the cluster's DNS, by UDP and by TCP, and nobody else on that port", () => {
  const { spec } = policies["network-policies_dns"] as { spec: object };
  const to = [
    {
      namespace_selector: { match_labels: { "kubernetes.io/metadata.name": "kube-system" } },
      pod_selector: { match_labels: { "k8s-app": "kube-dns" } },
    },
  ];
  expect(spec).toEqual({
    pod_selector: {},
    policy_types: ["Egress"],
    egress: [
      { to, ports: [{ port: "53", protocol: "UDP" }] },
      { to, ports: [{ port: "53", protocol: "TCP" }] },
    ],
  });
});

test("policies stand in the namespace and wait for it", () => {
  for (const policy of Object.values(policies)) {
    expect(policy).toMatchObject({
      metadata: { namespace: "shop", labels: { "app.kubernetes.io/part-of": "shop" } },
      depends_on: ["kubernetes_namespace_v1.namespace"],
    });
  }
});

const tcp = (peer: Peer, port: number): Allowance => ({ peer, protocol: "TCP", port, why: "a test" });
const policyOf = (incoming: readonly Allowance[], outgoing: readonly Allowance[]) =>
  workloadObjects(workload({ reach: { incoming, outgoing } }))("kubernetes_network_policy_v1");

test("a workload's policy selects its pods alone, both ways, also with nothing to allow", () => {
  const { spec, metadata } = policyOf([], []);
  expect(metadata.name).toBe("orders-network-policy");
  expect(spec).toMatchObject({
    pod_selector: { match_labels: { "app.kubernetes.io/name": "orders", "app.kubernetes.io/instance": "shop" } },
    policy_types: ["Ingress", "Egress"],
  });
  expect(spec.ingress ?? []).toEqual([]);
  expect(spec.egress ?? []).toEqual([]);
});

test("the edge is NGINX's pods in its namespace: both must hold", () => {
  expect(policyOf([tcp({ kind: "edge" }, 3000)], []).spec.ingress).toEqual([
    {
      from: [
        {
          namespace_selector: { match_labels: { "kubernetes.io/metadata.name": "nginx-ingress" } },
          pod_selector: {
            match_labels: { "app.kubernetes.io/name": "nginx-ingress", "app.kubernetes.io/instance": "nginx-ingress" },
          },
        },
      ],
      ports: [{ port: "3000", protocol: "TCP" }],
    },
  ]);
});

test("a neighbour is selected as its Service selects it, in this namespace", () => {
  const peer = {
    pod_selector: { match_labels: { "app.kubernetes.io/name": "stock", "app.kubernetes.io/instance": "shop" } },
  };
  const stock = tcp({ kind: "workload", name: "stock" }, 4000);
  const { spec } = policyOf([stock], [stock]);
  expect(spec.ingress).toEqual([{ from: [peer], ports: [{ port: "4000", protocol: "TCP" }] }]);
  expect(spec.egress).toEqual([{ to: [peer], ports: [{ port: "4000", protocol: "TCP" }] }]);
});

test("address blocks are allowed one by one on one port", () => {
  const subnets = tcp({ kind: "addresses", name: "databases.main", cidrs: ["10.0.1.0/24", "10.0.2.0/24"] }, 3306);
  expect(policyOf([], [subnets]).spec.egress).toEqual([
    {
      to: [{ ip_block: { cidr: "10.0.1.0/24" } }, { ip_block: { cidr: "10.0.2.0/24" } }],
      ports: [{ port: "3306", protocol: "TCP" }],
    },
  ]);
});

test("a workload's pods wait for its policy, which a destroy then takes away after them", () => {
  const deployment = workloadObjects(workload())("kubernetes_deployment_v1");
  expect(deployment.depends_on).toContain("kubernetes_network_policy_v1.workloads_orders_network-policy");
});
