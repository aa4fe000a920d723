import type { Construct } from "constructs";
import { LoadBalancerController } from "../../k8s/charts/load-balancer-controller";
import { ApplicationIngress } from "../../k8s/ingress";
import { Namespace } from "../../k8s/namespace";
import { PlatformCriticalPriority } from "../../k8s/priority-class";
import { CHARTS } from "../../spec/chart-versions";
import { addEdge, chartsJson, DOMAIN } from "../support/charts";
import { workload } from "../support/kubernetes";
import { resolved } from "../support/platform";

const LOAD_BALANCER_CONTROLLER = "helm_release.load-balancer-controller";
const FOUNDATIONS = [
  "kubernetes_namespace_v1.namespace",
  "kubernetes_namespace_v1.edge-namespace",
  "kubernetes_priority_class_v1.platform-critical",
  LOAD_BALANCER_CONTROLLER,
];

test("controller and load balancer wait for namespaces, class and load balancer controller, not for each other", () => {
  const { resource } = chartsJson(addAll);
  expect(resource?.helm_release?.edge_controller?.depends_on).toEqual(FOUNDATIONS);
  expect(resource?.kubernetes_service_v1?.edge_service?.depends_on).toEqual(FOUNDATIONS);
});

test("an Ingress of the edge's class is gone before the controller that serves it", () => {
  const { resource } = chartsJson(addAll);
  const ingress = resource?.kubernetes_ingress_v1?.ingress;
  expect(ingress?.spec).toMatchObject({ ingress_class_name: "nginx" });
  expect(ingress?.depends_on).toEqual(["kubernetes_namespace_v1.namespace", "helm_release.edge_controller"]);
});

test("with a domain an alias record leads to the address of the Service", () => {
  const { resource, data } = chartsJson(addEdge());
  expect(resource?.aws_route53_record?.["edge_dns-record"]).toMatchObject({
    zone_id: DOMAIN.zoneId,
    name: "app.example.com",
    type: "A",
    alias: {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a Terraform reference
      name: "${kubernetes_service_v1.edge_service.status[0].load_balancer[0].ingress[0].hostname}",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a Terraform reference
      zone_id: "${data.aws_lb_hosted_zone_id.edge_dns-record_load-balancer-zone.id}",
      evaluate_target_health: false,
    },
  });
  expect(data?.aws_lb_hosted_zone_id?.["edge_dns-record_load-balancer-zone"]).toMatchObject({
    load_balancer_type: "network",
  });
});

test("without a domain there is no record", () => {
  expect(chartsJson(addEdge({ domain: null })).resource?.aws_route53_record).toBeUndefined();
});

test("the platform is reached by HTTPS at its domain, by HTTP at the load balancer's own name otherwise", () => {
  const urls: string[] = [];
  chartsJson((stack, namespace) => {
    urls.push(addEdge()(stack, namespace).url);
  });
  expect(urls).toEqual(["https://app.example.com"]);
  chartsJson((stack, namespace) => {
    urls.push(addEdge({ domain: null })(stack, namespace).url);
  });
  expect(urls[1]).toMatch(/^http:\/\/\$\{.+\}$/);
});

function addAll(stack: Construct, namespace: Namespace): void {
  const edgeNamespace = new Namespace(stack, "edge-namespace", { name: "nginx-ingress", kubernetes: "1.36" });
  const priority = new PlatformCriticalPriority(stack, "platform-critical");
  const controller = new LoadBalancerController(stack, "load-balancer-controller", {
    chart: CHARTS["aws-load-balancer-controller"],
    clusterName: "shop-dev",
    region: "us-east-1",
    vpcId: "vpc-1",
    controller: resolved().controllers.loadBalancer,
    dependsOn: [],
  });
  const dependsOn = [namespace.resource, edgeNamespace.resource, priority.resource, controller.resource];
  const edge = addEdge({ dependsOn })(stack, namespace);
  new ApplicationIngress(stack, "ingress", {
    namespace,
    workloads: [workload()],
    className: edge.className,
    annotations: {},
    dependsOn: [edge.controller],
  });
}
