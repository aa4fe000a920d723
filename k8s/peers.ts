import type {
  NetworkPolicyV1SpecEgress,
  NetworkPolicyV1SpecEgressTo,
  NetworkPolicyV1SpecIngress,
} from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import { EDGE_NAMESPACE } from "../contracts/edge";
import type { Allowance, Peer } from "../contracts/reach";
import { NGINX_POD_LABELS } from "./charts/nginx-ingress";
import { selectorOf } from "./labels";

/** Every namespace has it, with its own name as value; Kubernetes sets it and lets nobody change it. */
const NAMESPACE_LABEL = "kubernetes.io/metadata.name";
/** CoreDNS still goes by the name of what it replaced. */
const DNS_LABELS = { "k8s-app": "kube-dns" };

/** The rule of a network policy for who may call. */
export const incomingRule = (application: string, { peer, port, protocol }: Allowance): NetworkPolicyV1SpecIngress => ({
  from: peersOf(application, peer),
  ports: [{ port: String(port), protocol }],
});

/**
 * The rule of a network policy for what may be called. Calls go to a Service's address: the plug-in lets them pass where
 * the policy selects what the Service selects, and where the Service's port is the pods' own.
 */
export const outgoingRule = (application: string, { peer, port, protocol }: Allowance): NetworkPolicyV1SpecEgress => ({
  to: peersOf(application, peer),
  ports: [{ port: String(port), protocol }],
});

/** Pods and namespace in one peer mean those pods in that namespace; two peers would mean either. */
function peersOf(application: string, peer: Peer): NetworkPolicyV1SpecEgressTo[] {
  if (peer.kind === "addresses") return peer.cidrs.map((cidr) => ({ ipBlock: { cidr } }));
  if (peer.kind === "workload") return [{ podSelector: { matchLabels: selectorOf(application, peer.name) } }];
  if (peer.kind === "edge") return [podsIn(EDGE_NAMESPACE, NGINX_POD_LABELS)];
  return [podsIn("kube-system", DNS_LABELS)];
}

const podsIn = (namespace: string, labels: Readonly<Record<string, string>>): NetworkPolicyV1SpecEgressTo => ({
  namespaceSelector: { matchLabels: { [NAMESPACE_LABEL]: namespace } },
  podSelector: { matchLabels: { ...labels } },
});
