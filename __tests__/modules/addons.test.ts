import { BaseAddons } from "../../modules/base-addons";
import type { ResolvedCluster } from "../../spec/cluster-spec";
import { eks } from "../support/eks";
import { infrastructure, reference } from "../support/infrastructure";
import { argumentsOf } from "../support/network";
import { resolved } from "../support/platform";

const { at, addresses } = eks(resolved());
const BASE = ["eks-pod-identity-agent", "kube-proxy", "vpc-cni"];
const ON_NODES = ["amazon-cloudwatch-observability", "aws-ebs-csi-driver", "coredns", "metrics-server"];

test("PPP-37 PPP-39 PPP-138 the add-ons, each at a pinned version, with the configuration's word over everybody's", () => {
  const all = [...BASE.map((name) => `base-addons_${name}`), ...ON_NODES.map((name) => `node-addons_${name}`)];
  expect(addresses.filter((address) => address.startsWith("aws_eks_addon."))).toEqual(
    all.map((id) => `aws_eks_addon.${id}`).sort(),
  );
  for (const id of all) {
    const { addon_name, addon_version, ...addon } = at(`aws_eks_addon.${id}`);
    expect(addon_name).toBe(id.slice("base-addons_".length));
    expect(addon_version).toMatch(/^v\d+\.\d+\.\d+-eksbuild\.\d+$/);
    expect(addon).toMatchObject({
      cluster_name: reference("aws_eks_cluster.cluster.name"),
      resolve_conflicts_on_create: "OVERWRITE",
      resolve_conflicts_on_update: "OVERWRITE",
    });
  }
});

test("PPP-37 network plug-in, Services and pod identity come before nodes, and everything else after", () => {
  for (const name of BASE) expect(at(`aws_eks_addon.base-addons_${name}`)).not.toHaveProperty("depends_on");
  expect(at("aws_eks_node_group.nodes").depends_on).toEqual([
    "aws_eks_addon.base-addons_vpc-cni",
    "aws_eks_addon.base-addons_kube-proxy",
    "aws_eks_addon.base-addons_eks-pod-identity-agent",
    "aws_iam_role_policy_attachment.nodes_role_amazon-eks-worker-node-policy",
    "aws_iam_role_policy_attachment.nodes_role_amazon-eks-cni-policy",
    "aws_iam_role_policy_attachment.nodes_role_amazon-ec2-container-registry-pull-only",
  ]);
  for (const name of ON_NODES) {
    expect(at(`aws_eks_addon.node-addons_${name}`).depends_on).toContain("aws_eks_node_group.nodes");
  }
});

test("PPP-09 PPP-35 the network plug-in gives nodes whole blocks of addresses and enforces network policies", () => {
  expect(at("aws_eks_addon.base-addons_vpc-cni").configuration_values).toBe(
    '{"enableNetworkPolicy":"true","env":{"ENABLE_PREFIX_DELEGATION":"true","WARM_PREFIX_TARGET":"1"}}',
  );
});

test("PPP-39 DNS and metrics have two replicas, of which one may be down", () => {
  expect(at("aws_eks_addon.node-addons_coredns").configuration_values).toBe(
    '{"replicaCount":2,"podDisruptionBudget":{"enabled":true,"maxUnavailable":1}}',
  );
  expect(at("aws_eks_addon.node-addons_metrics-server").configuration_values).toBe('{"replicas":2}');
});

test("the EBS driver tags what it makes, and waits for its role and the role's policy", () => {
  const { addon_version, ...addon } = argumentsOf(at("aws_eks_addon.node-addons_aws-ebs-csi-driver"));
  expect(addon).toMatchObject({
    service_account_role_arn: reference("aws_iam_role.controllers_volumes.arn"),
    configuration_values:
      '{"controller":{"extraVolumeTags":{"Platform":"devops-ppp","Environment":"dev","ManagedBy":"terraform"}}}',
    depends_on: [
      "aws_eks_node_group.nodes",
      "aws_iam_role.controllers_volumes",
      "aws_iam_role_policy_attachment.controllers_volumes_amazon-ebscsi-driver-policy-v2",
    ],
  });
});

test("PPP-137 observability takes the configuration it is given, and waits for its role and the role's policy", () => {
  expect(at("aws_eks_addon.node-addons_amazon-cloudwatch-observability")).toMatchObject({
    service_account_role_arn: reference("aws_iam_role.controllers_observability.arn"),
    configuration_values: '{"containerLogs":{"enabled":true}}',
    depends_on: [
      "aws_eks_node_group.nodes",
      "aws_iam_role.controllers_observability",
      "aws_iam_role_policy_attachment.controllers_observability_cloud-watch-agent-server-policy",
    ],
  });
});

test("only what acts in AWS has a role", () => {
  const withRole = addresses.filter(
    (address) => address.startsWith("aws_eks_addon.") && "service_account_role_arn" in at(address),
  );
  expect(withRole).toEqual([
    "aws_eks_addon.node-addons_amazon-cloudwatch-observability",
    "aws_eks_addon.node-addons_aws-ebs-csi-driver",
  ]);
});

test("an operator's pin holds, and default asks AWS in the plan", () => {
  const addons = { coredns: "v1.14.3-eksbuild.16", "kube-proxy": "default" };
  const { at, text } = eks(resolved("dev", { cluster: { addons } }));
  expect(at("aws_eks_addon.node-addons_coredns").addon_version).toBe("v1.14.3-eksbuild.16");
  expect(at("aws_eks_addon.base-addons_kube-proxy").addon_version).toBe(
    reference("data.aws_eks_addon_version.base-addons_kube-proxy_version.version"),
  );
  const asked = JSON.parse(text).data.aws_eks_addon_version;
  expect(Object.keys(asked)).toEqual(["base-addons_kube-proxy_version"]);
  expect(argumentsOf(asked["base-addons_kube-proxy_version"])).toEqual({
    addon_name: "kube-proxy",
    kubernetes_version: "1.36",
  });
});

test("refuses a cluster without a network plug-in, whose nodes would never become ready", () => {
  const platform = resolved();
  const addons = platform.cluster.addons.filter(({ name }) => name !== "vpc-cni");
  const cluster: ResolvedCluster = { ...platform.cluster, addons };
  const build = () =>
    infrastructure(platform, (stack) => new BaseAddons(stack, "base-addons", { cluster, clusterName: cluster.name }));
  expect(build).toThrow("the cluster has no add-on vpc-cni");
});
