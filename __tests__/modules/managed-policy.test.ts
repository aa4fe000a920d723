import { managedPolicyArn, policyId } from "../../modules/managed-policy";

test.each([
  ["aws", "CloudWatchAgentServerPolicy", "arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy"],
  [
    "aws-cn",
    "service-role/AmazonEBSCSIDriverPolicyV2",
    "arn:aws-cn:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicyV2",
  ],
])("in the partition %s, the policy %s has the ARN %s", (partition, name, arn) => {
  expect(managedPolicyArn({ partition }, name)).toBe(arn);
});

test.each([
  ["AmazonEKSClusterPolicy", "amazon-eks-cluster-policy"],
  ["AmazonEKS_CNI_Policy", "amazon-eks-cni-policy"],
  ["AmazonEC2ContainerRegistryPullOnly", "amazon-ec2-container-registry-pull-only"],
  ["service-role/AmazonEBSCSIDriverPolicyV2", "amazon-ebscsi-driver-policy-v2"],
])("as an id, the policy %s is %s", (name, id) => {
  expect(policyId(`arn:aws:iam::aws:policy/${name}`)).toBe(id);
});
