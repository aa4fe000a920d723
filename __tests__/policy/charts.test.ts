import { reference } from "../support/infrastructure";
import { breaches, everyResource, type Json } from "../support/stacks";

const values = (release: Json): Json => JSON.parse(release.values[0]);

test("every chart takes up an installation that broke off, at an exact version", () => {
  const holds = (release: Json) => release.upgrade_install === true && /^\d+\.\d+\.\d+$/.test(release.version);
  expect(breaches(everyResource("helm_release"), holds)).toEqual([]);
});

test("every chart has one text of values, so that no value is set twice, and none is marked secret", () => {
  const holds = (release: Json) =>
    release.values.length === 1 && !("set" in release) && !("set_sensitive" in release) && !("set_wo" in release);
  expect(breaches(everyResource("helm_release"), holds)).toEqual([]);
});

test("PPP-104 no chart or class is the retired ingress-nginx", () => {
  const releases = everyResource("helm_release");
  expect(breaches(releases, ({ chart, repository }) => !/ingress-nginx/.test(`${repository}/${chart}`))).toEqual([]);
  const text = JSON.stringify(everyResource("helm_release", "kubernetes_ingress_v1"));
  expect(text).not.toContain("k8s.io/ingress-nginx");
  expect(text).not.toContain("nginx.ingress.kubernetes.io");
});

test("PPP-104 the Ingress's class is the one that the controller's chart makes", () => {
  const made = everyResource("helm_release")
    .filter(({ arguments: { chart } }) => chart === "nginx-ingress")
    .map(({ stack, arguments: release }) => [stack, values(release).controller.ingressClass.name]);
  const asked = everyResource("kubernetes_ingress_v1").map(({ stack, arguments: { spec } }) => [
    stack,
    spec.ingress_class_name,
  ]);
  expect(asked).toEqual(made);
});

test("PPP-34 each cluster has exactly one node autoscaler", () => {
  const scalers = everyResource("helm_release").filter(({ arguments: { chart } }) =>
    /autoscaler|karpenter/.test(chart),
  );
  expect(scalers.map(({ stack, arguments: { chart } }) => [stack, chart])).toEqual([
    ["devops-ppp-dev-kubernetes", "cluster-autoscaler"],
    ["devops-ppp-prod-kubernetes", "cluster-autoscaler"],
  ]);
  expect(breaches(everyResource("aws_eks_cluster"), (cluster) => !cluster.compute_config?.enabled)).toEqual([]);
});

test("every pod of a chart asks for memory and has a limit of it", () => {
  for (const { address, arguments: release } of everyResource("helm_release")) {
    const { resources } = values(release).controller ?? values(release);
    expect([address, resources]).toEqual([
      address,
      {
        requests: { cpu: expect.stringMatching(/^\d+m$/), memory: expect.stringMatching(/^\d+Mi$/) },
        limits: { memory: expect.stringMatching(/^\d+Mi$/) },
      },
    ]);
  }
});

test("PPP-109 no controller asks a node where it is", () => {
  for (const { stack, arguments: release } of everyResource("helm_release")) {
    if (release.chart === "aws-load-balancer-controller") {
      expect([stack, values(release).region, values(release).vpcId]).toEqual([
        stack,
        "us-east-1",
        reference("data.aws_eks_cluster.cluster.vpc_config[0].vpc_id"),
      ]);
    }
    if (release.chart === "cluster-autoscaler") expect(values(release).awsRegion).toBe("us-east-1");
  }
});
