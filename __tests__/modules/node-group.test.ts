import { eks } from "../support/eks";
import { reference } from "../support/infrastructure";
import { argumentsOf } from "../support/network";
import { resolved } from "../support/platform";

const { at, addresses } = eks(resolved());
const template = at("aws_launch_template.nodes_template");

test("PPP-15 PPP-30 PPP-31 PPP-32 PPP-33 PPP-36 the node group, whole", () => {
  const { depends_on: _, ...group } = argumentsOf(at("aws_eks_node_group.nodes"));
  expect(group).toEqual({
    cluster_name: reference("aws_eks_cluster.cluster.name"),
    node_group_name_prefix: "devops-ppp-dev-",
    node_role_arn: reference("aws_iam_role.nodes_role.arn"),
    subnet_ids: ["subnet-a", "subnet-b"],
    version: "1.36",
    ami_type: "AL2023_x86_64_STANDARD",
    capacity_type: "ON_DEMAND",
    instance_types: ["t3.medium"],
    scaling_config: { min_size: 1, desired_size: 2, max_size: 4 },
    update_config: { max_unavailable: 1 },
    node_repair_config: { enabled: true },
    launch_template: {
      id: reference("aws_launch_template.nodes_template.id"),
      version: reference("aws_launch_template.nodes_template.latest_version"),
    },
    labels: { platform: "devops-ppp", environment: "dev" },
    lifecycle: { create_before_destroy: true, ignore_changes: ["scaling_config[0].desired_size"] },
  });
});

test("PPP-36 nodes of an Arm type get Arm's image", () => {
  const arm = eks(resolved("dev", { cluster: { nodes: { instanceTypes: ["t4g.medium"] } } }));
  expect(arm.at("aws_eks_node_group.nodes").ami_type).toBe("AL2023_ARM_64_STANDARD");
});

test("PPP-38 PPP-124 PPP-127 the template, whole: encrypted disk, metadata for the node alone, tags on what it makes", () => {
  const { user_data, ...rest } = argumentsOf(template);
  const tags = { Platform: "devops-ppp", Environment: "dev", ManagedBy: "terraform", Name: "devops-ppp-dev-node" };
  expect(rest).toEqual({
    name_prefix: "devops-ppp-dev-nodes-",
    update_default_version: true,
    vpc_security_group_ids: ["sg-nodes"],
    block_device_mappings: [
      {
        device_name: "/dev/xvda",
        ebs: { volume_type: "gp3", volume_size: 20, encrypted: "true", delete_on_termination: "true" },
      },
    ],
    metadata_options: {
      http_endpoint: "enabled",
      http_tokens: "required",
      http_put_response_hop_limit: 1,
      instance_metadata_tags: "disabled",
    },
    tag_specifications: [
      { resource_type: "instance", tags },
      { resource_type: "volume", tags },
      { resource_type: "network-interface", tags },
    ],
    lifecycle: { create_before_destroy: true },
  });
});

test("PPP-35 a node reserves memory for 50 pods and takes as many, whatever EKS adds behind its user data", () => {
  expect(Buffer.from(String(template.user_data), "base64").toString()).toBe(
    [
      "MIME-Version: 1.0",
      'Content-Type: multipart/mixed; boundary="NODECONFIG"',
      "",
      "--NODECONFIG",
      "Content-Type: application/node.eks.aws",
      "",
      '{"apiVersion":"node.eks.aws/v1alpha1","kind":"NodeConfig","spec":{"kubelet":{"maxPodsExpression":"50","flags":["--max-pods=50"]}}}',
      "",
      "--NODECONFIG--",
      "",
    ].join("\n"),
  );
});

test("PPP-116 PPP-117 PPP-118 the nodes' role has three of AWS's policies and is taken by EC2 alone", () => {
  const { assume_role_policy, ...role } = argumentsOf(at("aws_iam_role.nodes_role"));
  expect(role).toEqual({ name: "devops-ppp-dev-nodes", description: "Nodes of the cluster devops-ppp-dev" });
  expect(JSON.parse(String(assume_role_policy)).Statement).toEqual([
    { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
  ]);
  const attachments = addresses.filter((address) => address.startsWith("aws_iam_role_policy_attachment.nodes_role_"));
  expect(attachments.map((address) => at(address).policy_arn).sort()).toEqual([
    "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
    "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
    "arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy",
  ]);
});
