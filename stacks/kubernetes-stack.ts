import type { Construct } from "constructs";
import { ClusterConnection } from "../k8s/cluster-connection";
import { Namespace } from "../k8s/namespace";
import type { ResolvedPlatform } from "../spec/resolve";
import { BaseStack } from "./base-stack";

/** Everything of a platform that lives inside its cluster. */
export class KubernetesStack extends BaseStack {
  constructor(scope: Construct, platform: ResolvedPlatform) {
    super(scope, platform.stacks.kubernetes, "kubernetes", platform);
    new ClusterConnection(this, "cluster", { clusterName: platform.cluster.name, region: platform.place.region });
    new Namespace(this, "namespace", { name: platform.namespace });
  }
}
