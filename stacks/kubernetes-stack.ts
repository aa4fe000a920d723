import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { EDGE_NAMESPACE } from "../contracts/edge";
import type { Workload } from "../contracts/workload";
import { AppConfig, checksumOf } from "../k8s/app-config";
import { AppSecrets } from "../k8s/app-secrets";
import { ClusterAutoscaler } from "../k8s/charts/cluster-autoscaler";
import { LoadBalancerController } from "../k8s/charts/load-balancer-controller";
import { ClusterConnection } from "../k8s/cluster-connection";
import { Edge } from "../k8s/edge";
import { edgeAnnotations } from "../k8s/edge-annotations";
import { ApplicationIngress } from "../k8s/ingress";
import { Limits } from "../k8s/limits";
import { Namespace } from "../k8s/namespace";
import { NetworkPolicies } from "../k8s/network-policies";
import { PlatformCriticalPriority } from "../k8s/priority-class";
import { ReleasedImage } from "../k8s/released-image";
import { DefaultStorageClass } from "../k8s/storage-class";
import { KubernetesWorkload } from "../k8s/workload";
import { CHARTS, clusterAutoscalerImage, NGINX_INGRESS_IMAGE } from "../spec/chart-versions";
import type { ResolvedPlatform } from "../spec/resolve";
import { BaseStack } from "./base-stack";
import { workloadOf } from "./bindings";

/** Everything of a platform that lives inside its cluster. */
export class KubernetesStack extends BaseStack {
  constructor(scope: Construct, platform: ResolvedPlatform) {
    super(scope, platform.stacks.kubernetes, "kubernetes", platform);
    const { cluster, place } = platform;
    const { vpcId } = new ClusterConnection(this, "cluster", { clusterName: cluster.name, region: place.region });
    new DefaultStorageClass(this, "storage-class");
    const namespace = new Namespace(this, "namespace", { name: platform.namespace, kubernetes: cluster.kubernetes });
    const edge = this.addEdge(platform, namespace, this.addControllers(platform, vpcId));
    const workloads = this.addWorkloads(platform, namespace);
    new ApplicationIngress(this, "ingress", {
      namespace,
      workloads,
      className: edge.className,
      annotations: edgeAnnotations({ domain: platform.domain }),
      dependsOn: [edge.controller],
    });
    new TerraformOutput(this, "url", { value: edge.url, description: "Where the platform is reached" });
  }

  private addControllers(platform: ResolvedPlatform, vpcId: string): LoadBalancerController {
    const { cluster, controllers, place, tags } = platform;
    const image = clusterAutoscalerImage(cluster.kubernetes);
    if (image === undefined) throw new Error(`no cluster autoscaler image for Kubernetes ${cluster.kubernetes}`);
    new ClusterAutoscaler(this, "cluster-autoscaler", {
      chart: CHARTS["cluster-autoscaler"],
      imageTag: image,
      clusterName: cluster.name,
      region: place.region,
      controller: controllers.autoscaler,
      dependsOn: [],
    });
    return new LoadBalancerController(this, "load-balancer-controller", {
      chart: CHARTS["aws-load-balancer-controller"],
      clusterName: cluster.name,
      region: place.region,
      vpcId,
      controller: controllers.loadBalancer,
      tags,
      dependsOn: [],
    });
  }

  private addEdge(platform: ResolvedPlatform, application: Namespace, controller: LoadBalancerController): Edge {
    const { cluster, network, protections, domain } = platform;
    const namespace = new Namespace(this, "edge-namespace", { name: EDGE_NAMESPACE, kubernetes: cluster.kubernetes });
    const priority = new PlatformCriticalPriority(this, "platform-critical");
    return new Edge(this, "edge", {
      chart: CHARTS["nginx-ingress"],
      image: NGINX_INGRESS_IMAGE,
      namespace: namespace.name,
      watchNamespace: application.name,
      vpcCidr: network.cidr,
      loadBalancerName: platform.edge.loadBalancerName,
      securityGroupName: network.edgeSecurityGroupName,
      deletionProtection: protections.deletionProtection,
      domain,
      dependsOn: [application.resource, namespace.resource, priority.resource, controller.resource],
    });
  }

  /** Workloads wait for their namespace, its policies, settings and secrets: a failing chart must never hold back a release. */
  private addWorkloads(platform: ResolvedPlatform, namespace: Namespace): readonly Workload[] {
    const images = new Construct(this, "images");
    const released = new Map(
      platform.images.map((image) => [
        image.key,
        new ReleasedImage(images, image.key, { image, place: platform.place }).reference,
      ]),
    );
    const workloads = platform.workloads.map((workload) =>
      workloadOf(platform, workload, released.get(workload.image) ?? ""),
    );
    const { quota } = new Limits(this, "limits", { namespace, workloads });
    const policies = new NetworkPolicies(this, "network-policies", { namespace });
    const settings = Object.assign({}, ...workloads.map((workload) => workload.settings));
    const config = new AppConfig(this, "config", { namespace, data: settings });
    const secret = new AppSecrets(this, "secrets", {
      namespace,
      entries: Object.assign({}, ...workloads.map(({ secrets }) => secrets)),
      plain: Object.fromEntries(platform.queues.map(({ variable, url }) => [variable, url])),
    });
    const scope = new Construct(this, "workloads");
    for (const workload of workloads) {
      new KubernetesWorkload(scope, workload.name, {
        namespace,
        workload,
        configName: config.name,
        configKeys: Object.keys(workload.settings),
        secretName: secret.name,
        configChecksum: checksumOf(workload.settings),
        secretRevision: secret.revision,
        dependsOn: [...policies.dependables, quota],
      });
    }
    return workloads;
  }
}
