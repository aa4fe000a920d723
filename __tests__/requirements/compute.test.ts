import { reference } from "../support/infrastructure";
import { faultsAfter, TODAY } from "../support/platform";
import { stackOf } from "../support/stacks";

const { at, of } = stackOf("dev", "infrastructure");
const privates = ["a", "b"].map((zone) => reference(`aws_subnet.network_zone-${zone}_private.id`));

test("PPP-28 Kubernetes is a version in standard support, and 1.28 is refused", () => {
  expect(at("aws_eks_cluster.cluster").version).toBe("1.36");
  expect(at("aws_eks_node_group.nodes").version).toBe("1.36");
  const [fault] = faultsAfter((definition) => {
    definition.cluster.kubernetes = "1.28";
  }, TODAY);
  expect(fault).toMatch(/^cluster\.kubernetes: .*1\.28/);
});

test("PPP-18 PPP-29 the control plane's endpoint and price", () => {
  expect(at("aws_eks_cluster.cluster")).toMatchObject({
    upgrade_policy: { support_type: "STANDARD" },
    vpc_config: {
      endpoint_private_access: true,
      public_access_cidrs: ["203.0.113.0/24"],
      subnet_ids: privates,
    },
  });
});

test.each(["dev", "prod"] as const)(
  "PPP-15 PPP-30 PPP-31 PPP-32 PPP-33 PPP-36 PPP-169 the node group of %s",
  (environment) => {
    const groups = stackOf(environment, "infrastructure").of("aws_eks_node_group");
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({
      subnet_ids: privates,
      instance_types: ["t3.medium"],
      scaling_config: { min_size: 1, desired_size: 2, max_size: 4 },
      ami_type: "AL2023_x86_64_STANDARD",
      capacity_type: "ON_DEMAND",
    });
    expect(groups[0].lifecycle.ignore_changes).toEqual(["scaling_config[0].desired_size"]);
  },
);

test("PPP-37 PPP-39 PPP-138 the add-ons, pinned; nodes wait for the network plug-in", () => {
  const pinned = of("aws_eks_addon").map((addon) => [addon.addon_name, addon.addon_version]);
  expect(pinned.map(([name]) => name).sort()).toEqual([
    "amazon-cloudwatch-observability",
    "aws-ebs-csi-driver",
    "coredns",
    "eks-pod-identity-agent",
    "kube-proxy",
    "metrics-server",
    "vpc-cni",
  ]);
  for (const [name, version] of pinned)
    expect([name, version]).toEqual([name, expect.stringMatching(/^v\d+\.\d+\.\d+-eksbuild\.\d+$/)]);
  expect(at("aws_eks_node_group.nodes").depends_on).toContain("aws_eks_addon.base-addons_vpc-cni");
});

test("PPP-09 PPP-35 nodes take whole blocks of addresses before the first of them starts", () => {
  const { env } = JSON.parse(at("aws_eks_addon.base-addons_vpc-cni").configuration_values);
  expect(env).toEqual({ ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: "1" });
});

test("PPP-34 the autoscaler finds the node group of its own cluster by EKS's tags", () => {
  const release = stackOf("dev", "kubernetes").at("helm_release.cluster-autoscaler");
  expect(JSON.parse(release.values[0]).autoDiscovery).toEqual({ clusterName: "devops-ppp-dev" });
  expect(at("aws_eks_node_group.nodes").cluster_name).toBe(reference("aws_eks_cluster.cluster.name"));
});
