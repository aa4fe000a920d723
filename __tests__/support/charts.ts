import { HelmProvider } from "@cdktf/provider-helm/lib/provider";
import type { Construct } from "constructs";
import { Edge, type EdgeProps } from "../../k8s/edge";
import type { Namespace } from "../../k8s/namespace";
import { CHARTS, NGINX_INGRESS_IMAGE } from "../../spec/chart-versions";
import { clusterJson } from "./kubernetes";

/** A release as synthesized, with its values as Helm will read them. */
export interface ReleaseJson {
  // biome-ignore lint/suspicious/noExplicitAny: values of many shapes, asserted one by one
  readonly values: any;
  // biome-ignore lint/suspicious/noExplicitAny: arguments of many types, asserted one by one
  readonly [argument: string]: any;
}

/** As `clusterJson`, in a stack that may also hold charts. */
export const chartsJson: typeof clusterJson = (build) =>
  clusterJson((stack, namespace) => {
    new HelmProvider(stack, "helm", { kubernetes: { host: "https://cluster.example.com" } });
    build(stack, namespace);
  });

/** The releases that `build` adds to a cluster with the namespace `shop`, by their addresses. */
export function releases(build: (stack: Construct, namespace: Namespace) => void): Record<string, ReleaseJson> {
  const found = chartsJson(build).resource?.helm_release ?? {};
  return Object.fromEntries(Object.entries(found).map(([address, release]) => [address, readable(release)]));
}

function readable(release: Record<string, unknown>): ReleaseJson {
  const [values, ...others] = Array.isArray(release.values) ? release.values : [];
  if (others.length > 0) throw new Error("values are given in several pieces");
  return { ...release, values: JSON.parse(String(values)) };
}

export const DOMAIN = { name: "app.example.com", zoneId: "Z0123456789ABC" };

/** The edge of a cluster, with TLS, of which a test may say otherwise. */
export const addEdge =
  (changes: Partial<EdgeProps> = {}) =>
  (stack: Construct, namespace: Namespace): Edge =>
    new Edge(stack, "edge", {
      chart: CHARTS["nginx-ingress"],
      image: NGINX_INGRESS_IMAGE,
      namespace: "nginx-ingress",
      watchNamespace: namespace.name,
      vpcCidr: "10.0.0.0/16",
      loadBalancerName: "shop-dev",
      securityGroupName: "shop-dev-edge",
      deletionProtection: false,
      domain: DOMAIN,
      dependsOn: [namespace.resource],
      ...changes,
    });
