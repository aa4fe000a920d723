import { hasHostBits, parseCidr } from "../cidr";
import type { Fault } from "../errors";
import { type Rule, repeated } from "./candidate";

/** Who may reach the cluster's API. */
export const clusterRules: Rule = ({ sections: { cluster } }) => {
  const faults: Fault[] = [];
  const { publicCidrs, acknowledgeInternet } = cluster.endpoint;
  publicCidrs.forEach((cidr, index) => {
    const path = `cluster.endpoint.publicCidrs.${index}`;
    const block = parseCidr(cidr);
    if (!block) faults.push({ path, rule: "must be an IPv4 block such as 198.51.100.0/24", got: cidr });
    else if (hasHostBits(cidr)) faults.push({ path, rule: "must have no bits set behind its prefix", got: cidr });
    if (block?.bits === 0 && acknowledgeInternet === undefined) {
      faults.push({
        path,
        rule: "must not open the Kubernetes API to the whole Internet",
        got: cidr,
        remedy: "name the addresses you work from, or give the reason in cluster.endpoint.acknowledgeInternet",
      });
    }
  });
  for (const { index, value } of repeated(publicCidrs)) {
    faults.push({ path: `cluster.endpoint.publicCidrs.${index}`, rule: "must not name a block twice", got: value });
  }
  if (acknowledgeInternet !== undefined && !publicCidrs.some((cidr) => parseCidr(cidr)?.bits === 0)) {
    faults.push({
      path: "cluster.endpoint.acknowledgeInternet",
      rule: "must stand only where publicCidrs holds 0.0.0.0/0",
      got: acknowledgeInternet,
    });
  }
  return faults;
};
