import { ServiceAccountRole } from "../../modules/service-account-role";
import { infrastructure, reference } from "../support/infrastructure";
import { argumentsOf } from "../support/network";
import { resolved } from "../support/platform";

const oidc = {
  providerArn: "arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/ABC",
  host: "oidc.eks.us-east-1.amazonaws.com/id/ABC",
};
const account = { description: "Tests", oidc, namespace: "devops-ppp", serviceAccount: "sqs-consumer" };
const queue = "arn:aws:sqs:us-east-1:111122223333:devops-ppp-dev-events";
const { at, addresses } = infrastructure(resolved(), (stack) => {
  new ServiceAccountRole(stack, "worker", {
    ...account,
    roleName: "devops-ppp-dev-sqs-worker",
    statements: [{ actions: ["sqs:ReceiveMessage"], resources: [queue] }],
  });
  new ServiceAccountRole(stack, "document", {
    ...account,
    roleName: "devops-ppp-dev-document",
    policyJson: '{"Version":"2012-10-17","Statement":[]}',
  });
  new ServiceAccountRole(stack, "managed", {
    ...account,
    roleName: "devops-ppp-dev-managed",
    statements: [],
    managedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicyV2"],
  });
});

test("PPP-121 a role is taken by the pods of exactly one ServiceAccount", () => {
  const { assume_role_policy, ...role } = argumentsOf(at("aws_iam_role.worker"));
  expect(role).toEqual({ name: "devops-ppp-dev-sqs-worker", description: "Tests" });
  expect(JSON.parse(String(assume_role_policy))).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: oidc.providerArn },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: {
            "oidc.eks.us-east-1.amazonaws.com/id/ABC:aud": "sts.amazonaws.com",
            "oidc.eks.us-east-1.amazonaws.com/id/ABC:sub": "system:serviceaccount:devops-ppp:sqs-consumer",
          },
        },
      },
    ],
  });
});

test("statements become the role's policy", () => {
  expect(argumentsOf(at("aws_iam_role_policy.worker_policy"))).toEqual({
    name: "rights",
    role: reference("aws_iam_role.worker.name"),
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: ["sqs:ReceiveMessage"], Resource: [queue] }],
    }),
  });
});

test("a whole document is taken as it is", () => {
  expect(at("aws_iam_role_policy.document_policy").policy).toBe('{"Version":"2012-10-17","Statement":[]}');
});

test("managed policies are attached, and without statements there is no policy of the role's own", () => {
  expect(argumentsOf(at("aws_iam_role_policy_attachment.managed_amazon-ebscsi-driver-policy-v2"))).toEqual({
    role: reference("aws_iam_role.managed.name"),
    policy_arn: "arn:aws:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicyV2",
  });
  expect(addresses.filter((address) => address.includes("managed"))).toHaveLength(2);
});
