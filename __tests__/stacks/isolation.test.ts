import { App } from "cdktf";
import { reachability, reachOf } from "../../spec/reachability";
import type { ResolvedPlatform } from "../../spec/resolve";
import { bindingsOf } from "../../stacks/bindings";
import { buildPlatform } from "../../stacks/build-platform";
import { edited, load } from "../support/platform";
import { synth } from "../support/synth";

const [platform] = load(
  edited((d) => {
    d.workloads.frontend.network = { to: ["backend"] };
    d.workloads.backend.network = { from: ["sqs-worker"] };
    d.databases.reports = { engine: "postgres", version: "17" };
    d.workloads["sqs-worker"].uses["databases.reports"] = "read-write";
  }),
);
if (!platform) throw new Error("no environment");
const objects = kubernetesObjects(platform);

test("the policies allow what the table says and nothing else, at both ends", () => {
  const policies = Object.values(objects.kubernetes_network_policy_v1 ?? {});
  const said = reachability(platform);
  expect(policies).toHaveLength(2 + platform.workloads.length);
  expect(policies.flatMap((policy) => connections(policy, "egress")).sort()).toEqual(
    said
      .filter(({ from }) => !from.startsWith("the edge"))
      .map(lineOf)
      .sort(),
  );
  expect(policies.flatMap((policy) => connections(policy, "ingress")).sort()).toEqual(
    said
      .filter(({ to }) => platform.workloads.some(({ name }) => name === to))
      .map(lineOf)
      .sort(),
  );
  expect(said.length).toBeGreaterThan(8);
});

test("what a resource's binding must be reached on, its workload may reach", () => {
  for (const workload of platform.workloads) {
    const toResources = reachOf(platform, workload).outgoing.flatMap(({ peer, port }) =>
      peer.kind === "addresses" && peer.name.startsWith("databases.") ? [`${peer.name} ${port}`] : [],
    );
    const bound = bindingsOf(platform, workload).flatMap(({ resource, ports }) =>
      ports.map((port) => `${resource} ${port}`),
    );
    expect(toResources.sort()).toEqual(bound.sort());
  }
});

test("a call passes the plug-in, which reads the Service: its selector is the policy's and its ports are one", () => {
  for (const { name, port } of platform.workloads) {
    if (port === null) continue;
    const { spec } = objects.kubernetes_service_v1?.[`workloads_${name}_service`] ?? {};
    const policy = objects.kubernetes_network_policy_v1?.[`workloads_${name}_network-policy`];
    expect(policy.spec.pod_selector.match_labels).toEqual(spec.selector);
    expect(spec.port).toEqual([expect.objectContaining({ port, target_port: String(port) })]);
  }
});

test("no pod starts before the namespace is closed and has room for it", () => {
  const deployments = Object.entries(objects.kubernetes_deployment_v1 ?? {});
  expect(deployments).toHaveLength(3);
  for (const [id, { depends_on }] of deployments) {
    expect(depends_on).toEqual(
      expect.arrayContaining([
        "kubernetes_network_policy_v1.network-policies_default-deny",
        "kubernetes_network_policy_v1.network-policies_dns",
        "kubernetes_resource_quota_v1.limits_quota",
        `kubernetes_network_policy_v1.${id}_network-policy`,
      ]),
    );
  }
});

test("the namespace has its quota and its defaults", () => {
  expect(Object.keys(objects.kubernetes_resource_quota_v1 ?? {})).toEqual(["limits_quota"]);
  expect(Object.keys(objects.kubernetes_limit_range_v1 ?? {})).toEqual(["limits_defaults"]);
});

// biome-ignore lint/suspicious/noExplicitAny: JSON of many shapes, asserted value by value
type Json = any;

function kubernetesObjects(of: ResolvedPlatform): Record<string, Record<string, Json>> {
  const stacks = synth((outdir) => {
    const app = new App({ outdir });
    buildPlatform(app, of);
    return app;
  });
  return (stacks[of.stacks.kubernetes]?.resource ?? {}) as Record<string, Record<string, Json>>;
}

/** `backend > 10.0.1.0/24 3306/TCP` for each connection that a rendered policy allows, read without our own code. */
function connections({ spec }: Json, direction: "egress" | "ingress"): string[] {
  const self = spec.pod_selector.match_labels?.["app.kubernetes.io/name"] ?? "every workload";
  return (spec[direction] ?? []).flatMap((rule: Json) => {
    const peer = (rule.to ?? rule.from).map(peerOf).join(", ");
    return rule.ports.map(({ port, protocol }: Json) =>
      direction === "egress" ? `${self} > ${peer} ${port}/${protocol}` : `${peer} > ${self} ${port}/${protocol}`,
    );
  });
}

function peerOf({ ip_block, namespace_selector, pod_selector }: Json): string {
  if (ip_block) return ip_block.cidr;
  const namespace = namespace_selector?.match_labels["kubernetes.io/metadata.name"];
  if (namespace === "kube-system") return `the cluster's DNS`;
  if (namespace === "nginx-ingress") return "the edge";
  return pod_selector.match_labels["app.kubernetes.io/name"];
}

const lineOf = ({ from, to, port }: { from: string; to: string; port: string }) =>
  `${plain(from)} > ${plain(to)} ${port}`;

/** A table's name as `peerOf` reads it: the edge without its namespace, addresses without what lives there. */
const plain = (name: string) => (name.startsWith("the edge") ? "the edge" : (/\((.*)\)$/.exec(name)?.[1] ?? name));
