import { DataAwsEksCluster } from "@cdktf/provider-aws/lib/data-aws-eks-cluster";
import { HelmProvider } from "@cdktf/provider-helm/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { Fn } from "cdktf";
import { Construct } from "constructs";

export interface ClusterConnectionProps {
  readonly clusterName: string;
  readonly region: string;
}

/**
 * Finds the cluster by its name and lets both providers in by `aws eks get-token`: no token stands in the JSON, the
 * plan or the state, and none can run out in the middle of an apply.
 */
export class ClusterConnection extends Construct {
  /** The VPC that the cluster lives in; controllers cannot ask the instance metadata for it. */
  readonly vpcId: string;

  constructor(scope: Construct, id: string, { clusterName, region }: ClusterConnectionProps) {
    super(scope, id);
    const cluster = new DataAwsEksCluster(this, "Default", { name: clusterName });
    const host = cluster.endpoint;
    const clusterCaCertificate = Fn.base64decode(cluster.certificateAuthority.get(0).data);
    const exec = {
      apiVersion: "client.authentication.k8s.io/v1",
      command: "aws",
      args: ["eks", "get-token", "--cluster-name", clusterName, "--region", region],
    };
    new KubernetesProvider(this, "kubernetes", { host, clusterCaCertificate, exec: [exec] });
    new HelmProvider(this, "helm", { kubernetes: { host, clusterCaCertificate, exec } });
    this.vpcId = cluster.vpcConfig.get(0).vpcId;
  }
}
