import type { Fault } from "../errors";
import type { ResolvedPlatform } from "../resolve";

/** How the platform is reached and reaches others, where that is not what one would take for granted. */
export function reachWarnings({ domain, network, cluster }: ResolvedPlatform): Fault[] {
  const warnings: Fault[] = [];
  if (!domain) {
    warnings.push({ path: "domain", rule: "is not given: the platform is served by plain HTTP only, without TLS" });
  }
  if (network.nat === "none") {
    const rule = "leaves nodes without a way to public registries: the charts' images must be in the account's own";
    warnings.push({ path: "network.nat", rule, got: network.nat });
  }
  if (cluster.publicCidrs.length === 0) {
    const rule = "is empty: the kubernetes stack deploys from inside the VPC alone";
    warnings.push({ path: "cluster.endpoint.publicCidrs", rule });
  }
  return warnings;
}
