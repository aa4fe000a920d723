import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadBalancerPolicy } from "../../modules/load-balancer-policy";
import { eks } from "../support/eks";
import { resolved } from "../support/platform";

const { at, addresses } = eks(resolved());
const published = JSON.parse(
  readFileSync(join(__dirname, "../../modules/load-balancer-controller-policy.json"), "utf8"),
);
/** The longest managed policy, without white space (IAM quotas). A role's own policies may hold 10,240 together. */
const LONGEST_POLICY = 6_144;

interface Statement {
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, unknown>>;
}

test("PPP-125 every action of every controller, in the role's own policy or in AWS's", () => {
  expect(rightsOf("controllers_load-balancer")).toEqual({
    actions: LOAD_BALANCER_ACTIONS,
    managed: [],
  });
  expect(rightsOf("controllers_autoscaler")).toEqual({
    actions: [
      "autoscaling:DescribeAutoScalingGroups",
      "autoscaling:DescribeAutoScalingInstances",
      "autoscaling:DescribeLaunchConfigurations",
      "autoscaling:DescribeScalingActivities",
      "autoscaling:DescribeTags",
      "autoscaling:SetDesiredCapacity",
      "autoscaling:TerminateInstanceInAutoScalingGroup",
      "ec2:DescribeImages",
      "ec2:DescribeInstanceTypes",
      "ec2:DescribeLaunchTemplateVersions",
      "ec2:GetInstanceTypesFromInstanceRequirements",
      "eks:DescribeNodegroup",
    ],
    managed: [],
  });
  expect(rightsOf("controllers_volumes")).toEqual({
    actions: [],
    managed: ["arn:aws:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicyV2"],
  });
  expect(rightsOf("controllers_observability")).toEqual({
    actions: [],
    managed: ["arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy"],
  });
});

test.each([
  ["load-balancer", "load-balancer-controller", "kube-system", "aws-load-balancer-controller"],
  ["autoscaler", "cluster-autoscaler", "kube-system", "cluster-autoscaler"],
  ["volumes", "ebs-csi", "kube-system", "ebs-csi-controller-sa"],
  ["observability", "observability", "amazon-cloudwatch", "cloudwatch-agent"],
])("PPP-109 the role of %s is %s, for %s/%s alone", (id, name, namespace, account) => {
  const role = at(`aws_iam_role.controllers_${id}`);
  expect(role.name).toBe(`devops-ppp-dev-${name}`);
  expect(String(role.assume_role_policy)).toContain(`:sub":"system:serviceaccount:${namespace}:${account}"}`);
});

test("PPP-34 the autoscaler resizes groups of its own cluster alone, and looks at no other cluster's node groups", () => {
  expect(statementsOf("controllers_autoscaler").filter(({ Resource }) => Resource !== "*")).toEqual([
    {
      Sid: "LookAtNodeGroups",
      Effect: "Allow",
      Action: ["eks:DescribeNodegroup"],
      Resource: "arn:aws:eks:us-east-1:111122223333:nodegroup/devops-ppp-dev/*/*",
    },
    {
      Sid: "Resize",
      Effect: "Allow",
      Action: ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
      Resource: "arn:aws:autoscaling:us-east-1:111122223333:autoScalingGroup:*:autoScalingGroupName/*",
      Condition: {
        StringEquals: {
          "aws:ResourceTag/k8s.io/cluster-autoscaler/enabled": "true",
          "aws:ResourceTag/k8s.io/cluster-autoscaler/devops-ppp-dev": "owned",
        },
      },
    },
  ]);
});

test("the load balancer controller's policy is the published one but for one condition", () => {
  const statements = statementsOf("controllers_load-balancer");
  const changed = statements.filter((statement, index) => {
    return JSON.stringify(statement) !== JSON.stringify(published.Statement[index]);
  });
  expect(statements).toHaveLength(published.Statement.length);
  expect(changed).toEqual([
    {
      Effect: "Allow",
      Action: ["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress"],
      Resource: "*",
      Condition: { StringEquals: { "aws:ResourceTag/kubernetes.io/cluster/devops-ppp-dev": "owned" } },
    },
  ]);
});

test("PPP-128 no statement lets the load balancer controller change rules of any security group", () => {
  const ingress = statementsOf("controllers_load-balancer").filter(({ Action }) =>
    Action.some((action) => action.endsWith("SecurityGroupIngress")),
  );
  expect(ingress).toHaveLength(2);
  for (const { Condition } of ingress) expect(Condition).toBeDefined();
});

test("policies stay within IAM's length, with the longest cluster name too", () => {
  const policy = loadBalancerPolicy({ partition: "aws-us-gov" }, "c".repeat(100));
  expect(policy.length).toBeLessThan(LONGEST_POLICY);
  expect(policy).not.toContain("arn:aws:");
  expect(String(at("aws_iam_role_policy.controllers_autoscaler_policy").policy).length).toBeLessThan(LONGEST_POLICY);
});

function statementsOf(role: string): Statement[] {
  const policies = addresses.filter((address) => address === `aws_iam_role_policy.${role}_policy`);
  return policies.flatMap((address) => JSON.parse(String(at(address).policy)).Statement);
}

function rightsOf(role: string) {
  const statements = statementsOf(role);
  for (const { Effect } of statements) expect(Effect).toBe("Allow");
  const attachments = addresses.filter((address) => address.startsWith(`aws_iam_role_policy_attachment.${role}_`));
  return {
    actions: [...new Set(statements.flatMap(({ Action }) => Action))].sort(),
    managed: attachments.map((address) => at(address).policy_arn),
  };
}

const LOAD_BALANCER_ACTIONS = [
  "acm:DescribeCertificate",
  "acm:ListCertificates",
  "cognito-idp:DescribeUserPoolClient",
  "ec2:AuthorizeSecurityGroupIngress",
  "ec2:CreateSecurityGroup",
  "ec2:CreateTags",
  "ec2:DeleteSecurityGroup",
  "ec2:DeleteTags",
  "ec2:DescribeAccountAttributes",
  "ec2:DescribeAddresses",
  "ec2:DescribeAvailabilityZones",
  "ec2:DescribeCoipPools",
  "ec2:DescribeInstances",
  "ec2:DescribeInternetGateways",
  "ec2:DescribeIpamPools",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeRouteTables",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeTags",
  "ec2:DescribeVpcPeeringConnections",
  "ec2:DescribeVpcs",
  "ec2:GetCoipPoolUsage",
  "ec2:GetSecurityGroupsForVpc",
  "ec2:RevokeSecurityGroupIngress",
  "elasticloadbalancing:AddListenerCertificates",
  "elasticloadbalancing:AddTags",
  "elasticloadbalancing:CreateListener",
  "elasticloadbalancing:CreateLoadBalancer",
  "elasticloadbalancing:CreateRule",
  "elasticloadbalancing:CreateTargetGroup",
  "elasticloadbalancing:DeleteListener",
  "elasticloadbalancing:DeleteLoadBalancer",
  "elasticloadbalancing:DeleteRule",
  "elasticloadbalancing:DeleteTargetGroup",
  "elasticloadbalancing:DeregisterTargets",
  "elasticloadbalancing:DescribeCapacityReservation",
  "elasticloadbalancing:DescribeListenerAttributes",
  "elasticloadbalancing:DescribeListenerCertificates",
  "elasticloadbalancing:DescribeListeners",
  "elasticloadbalancing:DescribeLoadBalancerAttributes",
  "elasticloadbalancing:DescribeLoadBalancers",
  "elasticloadbalancing:DescribeRules",
  "elasticloadbalancing:DescribeSSLPolicies",
  "elasticloadbalancing:DescribeTags",
  "elasticloadbalancing:DescribeTargetGroupAttributes",
  "elasticloadbalancing:DescribeTargetGroups",
  "elasticloadbalancing:DescribeTargetHealth",
  "elasticloadbalancing:DescribeTrustStores",
  "elasticloadbalancing:ModifyCapacityReservation",
  "elasticloadbalancing:ModifyIpPools",
  "elasticloadbalancing:ModifyListener",
  "elasticloadbalancing:ModifyListenerAttributes",
  "elasticloadbalancing:ModifyLoadBalancerAttributes",
  "elasticloadbalancing:ModifyRule",
  "elasticloadbalancing:ModifyTargetGroup",
  "elasticloadbalancing:ModifyTargetGroupAttributes",
  "elasticloadbalancing:RegisterTargets",
  "elasticloadbalancing:RemoveListenerCertificates",
  "elasticloadbalancing:RemoveTags",
  "elasticloadbalancing:SetIpAddressType",
  "elasticloadbalancing:SetRulePriorities",
  "elasticloadbalancing:SetSecurityGroups",
  "elasticloadbalancing:SetSubnets",
  "elasticloadbalancing:SetWebAcl",
  "iam:CreateServiceLinkedRole",
  "iam:GetServerCertificate",
  "iam:ListServerCertificates",
  "shield:CreateProtection",
  "shield:DeleteProtection",
  "shield:DescribeProtection",
  "shield:GetSubscriptionState",
  "waf-regional:AssociateWebACL",
  "waf-regional:DisassociateWebACL",
  "waf-regional:GetWebACL",
  "waf-regional:GetWebACLForResource",
  "wafv2:AssociateWebACL",
  "wafv2:DisassociateWebACL",
  "wafv2:GetWebACL",
  "wafv2:GetWebACLForResource",
];
