import { LoadBalancerController } from "../../../k8s/charts/load-balancer-controller";
import { CHARTS } from "../../../spec/chart-versions";
import { releases } from "../../support/charts";
import { resolved } from "../../support/platform";

const { loadBalancer } = resolved().controllers;

const release = releases((stack, { resource }) => {
  new LoadBalancerController(stack, "load-balancer-controller", {
    chart: CHARTS["aws-load-balancer-controller"],
    clusterName: "devops-ppp-dev",
    region: "us-east-1",
    vpcId: "vpc-1",
    controller: loadBalancer,
    tags: { Platform: "devops-ppp" },
    dependsOn: [resource],
  });
})["load-balancer-controller"];

test("the controller is released where its role expects it", () => {
  expect(release).toMatchObject({
    chart: "aws-load-balancer-controller",
    version: "3.5.0",
    repository: "https://aws.github.io/eks-charts",
    name: "aws-load-balancer-controller",
    namespace: "kube-system",
    upgrade_install: true,
    skip_crds: false,
    depends_on: ["kubernetes_namespace_v1.namespace"],
  });
});

test("PPP-109 it acts as its own role, and is told region and VPC, which it cannot ask for", () => {
  expect(release?.values).toMatchObject({
    clusterName: "devops-ppp-dev",
    region: "us-east-1",
    vpcId: "vpc-1",
    serviceAccount: {
      create: true,
      name: "aws-load-balancer-controller",
      annotations: {
        "eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/devops-ppp-dev-load-balancer-controller",
      },
    },
  });
});

test("Services and Ingresses can be made while it is down", () => {
  expect(release?.values).toMatchObject({
    enableServiceMutatorWebhook: false,
    webhookConfig: { disableIngressValidation: true },
    keepTLSSecret: true,
  });
});

test("it makes network load balancers and nothing else", () => {
  expect(release?.values).toMatchObject({
    createIngressClassResource: false,
    ingressClassParams: { create: false },
    enableShield: false,
    enableWaf: false,
    enableWafv2: false,
    controllerConfig: { featureGates: { NLBGatewayAPI: false, ALBGatewayAPI: false } },
  });
});

test("a Service that says nothing gets an internal load balancer, straight to its pods, with TLS 1.2 at least", () => {
  expect(release?.values).toMatchObject({
    defaultTargetType: "ip",
    defaultLoadBalancerScheme: "internal",
    defaultSSLPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
  });
});

test("what it makes carries the platform's tags", () => {
  expect(release?.values.defaultTags).toEqual({ Platform: "devops-ppp" });
});

test("it survives the loss of a pod, and meets the restricted level", () => {
  expect(release?.values).toMatchObject({
    replicaCount: 2,
    podDisruptionBudget: { maxUnavailable: 1 },
    resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "256Mi" } },
    podSecurityContext: { fsGroup: 65534, seccompProfile: { type: "RuntimeDefault" } },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      capabilities: { drop: ["ALL"] },
      seccompProfile: { type: "RuntimeDefault" },
    },
  });
});
