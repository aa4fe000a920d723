import { parse } from "yaml";
import { filesOf } from "../../manifests/files";
import { stackManifests } from "../../manifests/stack-manifests";
import { devopsPpp, devopsPppJson } from "./devops-ppp";

const json = devopsPppJson();
const files = filesOf(devopsPpp(json));

test("every Kubernetes resource of devops-ppp has its file, and every chart its values", () => {
  const { resource = {} } = json["devops-ppp-dev-kubernetes"] ?? {};
  const resources = Object.values(resource).flatMap((blocks) => Object.keys(blocks));
  expect(Object.keys(files)).toHaveLength(resources.length);
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(["horizontalpodautoscaler-backend-hpa.yaml", "aws-load-balancer-controller.values.yaml"]),
  );
});

test("no expression of Terraform is left outside of comments", () => {
  for (const text of Object.values(files)) expect(text.replaceAll(/^#.*$/gm, "")).not.toMatch(/\$\{/);
});

test("a file reads back as the object it was made of, in YAML 1.1 too", () => {
  for (const { manifest } of devopsPpp(json).objects) {
    const text = files[`${manifest.kind.toLowerCase()}-${manifest.metadata.name}.yaml`] ?? "";
    expect(parse(text)).toEqual(manifest);
    expect(parse(text, { schema: "yaml-1.1" })).toEqual(manifest);
  }
});

test("the same stack gives the same bytes, in whatever order its resources stand", () => {
  const { resource = {}, ...rest } = json["devops-ppp-dev-kubernetes"] ?? {};
  const turned = { ...rest, resource: Object.fromEntries(Object.entries(resource).reverse()) };
  expect(Object.entries(filesOf(stackManifests("s", turned)))).toEqual(Object.entries(files));
});

test("words that YAML 1.1 would read as truth or numbers are quoted", () => {
  const data = { A: "on", B: "12:30", C: "0123", D: "1e3", E: "" };
  const resource = { kubernetes_config_map_v1: { one: { metadata: { name: "c" }, data } } };
  const text = filesOf(stackManifests("s", { resource }))["configmap-c.yaml"] ?? "";
  expect(parse(text, { schema: "yaml-1.1" }).data).toEqual(data);
});

test("one name in two namespaces gives two files", () => {
  const account = (namespace: string) => ({ metadata: { name: "app", namespace } });
  const resource = { kubernetes_service_account_v1: { a: account("one"), b: account("two") } };
  expect(Object.keys(filesOf(stackManifests("s", { resource })))).toEqual([
    "serviceaccount-app.one.yaml",
    "serviceaccount-app.two.yaml",
  ]);
});

test("a chart's values stand with chart, version and repository, their unknown parts as stand-ins", () => {
  const text = files["aws-load-balancer-controller.values.yaml"] ?? "";
  expect(text.split("\n").slice(0, 4)).toEqual([
    "# helm_release.load-balancer-controller",
    expect.stringMatching(/^# chart aws-load-balancer-controller \d+\.\d+\.\d+ of https:\/\/\S+, into kube-system$/),
    "# Stand-ins for what only the deployment knows:",
    "#   vpcId: data.aws_eks_cluster.cluster.vpc_config[0].vpc_id",
  ]);
  expect(parse(text)).toMatchObject({ clusterName: "devops-ppp-dev", vpcId: "known-after-apply" });
});

test.each([
  [
    "values told one by one",
    { set: [{ name: "a", value: "b" }] },
    's: helm_release.one: set: values are told in "values" alone',
  ],
  ["two documents", { values: ["{}", "{}"] }, "values: want a list of one document"],
  ["a document that is no map", { values: ["[]"] }, "values: not a map"],
])("refuses %s", (_, chart, message) => {
  const resource = { helm_release: { one: { name: "one", chart: "one", ...chart } } };
  expect(() => stackManifests("s", { resource })).toThrow(message);
});
