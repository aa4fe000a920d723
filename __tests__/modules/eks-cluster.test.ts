import { EksCluster } from "../../modules/eks-cluster";
import { eks } from "../support/eks";
import { infrastructure, reference } from "../support/infrastructure";
import { argumentsOf } from "../support/network";
import { resolved } from "../support/platform";

const { at, addresses } = eks(resolved());
const prod = eks(resolved("prod"));
const name = reference("aws_eks_cluster.cluster.name");

test("PPP-28 PPP-29 the cluster, whole: supported version, standard support, private subnets, encrypted secrets", () => {
  expect(argumentsOf(at("aws_eks_cluster.cluster"))).toEqual({
    name: "devops-ppp-dev",
    version: "1.36",
    role_arn: reference("aws_iam_role.cluster_role.arn"),
    bootstrap_self_managed_addons: false,
    enabled_cluster_log_types: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
    deletion_protection: false,
    access_config: { authentication_mode: "API", bootstrap_cluster_creator_admin_permissions: false },
    upgrade_policy: { support_type: "STANDARD" },
    zonal_shift_config: { enabled: false },
    kubernetes_network_config: { ip_family: "ipv4", service_ipv4_cidr: "172.20.0.0/16" },
    encryption_config: { resources: ["secrets"], provider: { key_arn: reference("aws_kms_key.cluster_key.arn") } },
    vpc_config: {
      subnet_ids: ["subnet-a", "subnet-b"],
      security_group_ids: ["sg-cluster"],
      endpoint_private_access: true,
      endpoint_public_access: true,
      public_access_cidrs: ["203.0.113.0/24"],
    },
    depends_on: [
      "aws_cloudwatch_log_group.cluster_logs",
      "aws_iam_role_policy_attachment.cluster_role_amazon-eks-cluster-policy",
    ],
    lifecycle: { prevent_destroy: false },
  });
});

test("PPP-18 the API is reached from outside by named addresses, and from inside alone where none are named", () => {
  const inside = eks(resolved("dev", { cluster: { endpoint: { publicCidrs: [] } } }));
  expect(inside.at("aws_eks_cluster.cluster").vpc_config).toEqual({
    subnet_ids: ["subnet-a", "subnet-b"],
    security_group_ids: ["sg-cluster"],
    endpoint_private_access: true,
    endpoint_public_access: false,
  });
});

test("PPP-115 the control plane's role has AmazonEKSClusterPolicy and is taken by EKS alone", () => {
  const { assume_role_policy, ...role } = argumentsOf(at("aws_iam_role.cluster_role"));
  expect(role).toEqual({
    name: "devops-ppp-dev-cluster",
    description: "Control plane of the cluster devops-ppp-dev",
  });
  expect(JSON.parse(String(assume_role_policy)).Statement).toEqual([
    { Effect: "Allow", Principal: { Service: "eks.amazonaws.com" }, Action: "sts:AssumeRole" },
  ]);
  expect(attached("cluster_role")).toEqual(["arn:aws:iam::aws:policy/AmazonEKSClusterPolicy"]);
});

test("PPP-122 secrets are encrypted with a key of the cluster's own", () => {
  expect(at("aws_kms_key.cluster_key")).toMatchObject({ enable_key_rotation: true, deletion_window_in_days: 7 });
  expect(at("aws_kms_alias.cluster_key_alias").name).toBe("alias/devops-ppp-dev-cluster");
  expect(prod.at("aws_kms_key.cluster_key").deletion_window_in_days).toBe(30);
});

test("PPP-136 the control plane's logs are kept for 30 days, in a group that is there before the cluster", () => {
  expect(argumentsOf(at("aws_cloudwatch_log_group.cluster_logs"))).toEqual({
    name: "/aws/eks/devops-ppp-dev/cluster",
    retention_in_days: 30,
  });
});

test("prod refuses to destroy or replace the cluster and its key, in the plan and at AWS", () => {
  expect(prod.at("aws_eks_cluster.cluster")).toMatchObject({
    deletion_protection: true,
    lifecycle: { prevent_destroy: true },
  });
  expect(prod.at("aws_kms_key.cluster_key").lifecycle).toEqual({ prevent_destroy: true });
});

test("the roles that are named administer the cluster, and nobody else", () => {
  const principal_arn = "arn:aws:iam::111122223333:role/platform-admin";
  expect(argumentsOf(at("aws_eks_access_entry.cluster_admins_platform-admin"))).toEqual({
    cluster_name: name,
    principal_arn,
    type: "STANDARD",
  });
  expect(argumentsOf(at("aws_eks_access_policy_association.cluster_admins_platform-admin_everything"))).toEqual({
    cluster_name: name,
    principal_arn,
    policy_arn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
    access_scope: { type: "cluster" },
    depends_on: ["aws_eks_access_entry.cluster_admins_platform-admin"],
  });
  expect(addresses.filter((address) => address.startsWith("aws_eks_access_"))).toHaveLength(2);
});

test("an administrator's role may be named with signs that addresses cannot hold", () => {
  const platform = resolved();
  const admins = [{ key: "ops.team@example", roleArn: "arn:aws:iam::111122223333:role/ops.team@example" }];
  const { addresses } = infrastructure(platform, (stack) => {
    const cluster = { ...platform.cluster, admins };
    const { place, protections } = platform;
    const surroundings = { retentionDays: 30, securityGroupId: "sg-cluster", subnetIds: [] };
    new EksCluster(stack, "cluster", { place, protections, cluster, ...surroundings });
  });
  expect(addresses).toContain("aws_eks_access_entry.cluster_admins_ops-team-example");
});

test("PPP-121 IAM trusts the cluster's issuer, without thumbprints", () => {
  const issuer = "aws_eks_cluster.cluster.identity[0].oidc[0].issuer";
  expect(argumentsOf(at("aws_iam_openid_connect_provider.cluster_oidc"))).toEqual({
    url: reference(issuer),
    client_id_list: ["sts.amazonaws.com"],
  });
  expect(String(at("aws_iam_role.controllers_autoscaler").assume_role_policy)).toContain(
    `"${reference(`trimprefix(${issuer}, "https://")`)}:sub":"system:serviceaccount:kube-system:cluster-autoscaler"`,
  );
});

function attached(role: string): unknown[] {
  return addresses
    .filter((address) => address.startsWith(`aws_iam_role_policy_attachment.${role}_`))
    .map((address) => at(address).policy_arn);
}
