import { goldenLines } from "../support/golden";
import { reference } from "../support/infrastructure";
import { stackOf } from "../support/stacks";

const aws = stackOf("dev", "infrastructure");
const cluster = stackOf("dev", "kubernetes");
const QUEUE = "arn:aws:sqs:us-east-1:111122223333:devops-ppp-dev-events";

const statements = (workload: string) =>
  JSON.parse(aws.at(`aws_iam_role_policy.workloads_${workload}_policy`).policy).Statement;

const policiesOf = (role: string) =>
  aws
    .of("aws_iam_role_policy_attachment")
    .filter((attachment) => attachment.role === reference(`aws_iam_role.${role}.name`))
    .map(({ policy_arn: arn }) => arn.split("/").at(-1))
    .sort();

test("PPP-61 PPP-119 the consumer may receive, delete, look and send, on its queue alone", () => {
  expect(statements("sqs-worker")).toEqual([
    {
      Effect: "Allow",
      Action: ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage", "sqs:SendMessage"],
      Resource: [QUEUE],
    },
  ]);
});

test("PPP-56 PPP-120 the backend may send to the queue, under an account and a role of its own", () => {
  expect(statements("backend")).toEqual([
    { Effect: "Allow", Action: ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"], Resource: [QUEUE] },
  ]);
  const { metadata } = cluster.at("kubernetes_service_account_v1.workloads_backend_service-account");
  expect(metadata).toMatchObject({
    name: "backend",
    annotations: { "eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/devops-ppp-dev-backend" },
  });
  expect(cluster.at("kubernetes_deployment_v1.workloads_backend").spec.template.spec.service_account_name).toBe(
    reference("kubernetes_service_account_v1.workloads_backend_service-account.metadata[0].name"),
  );
});

test("PPP-125 the frontend may nothing in AWS", () => {
  expect(cluster.at("kubernetes_service_account_v1.workloads_frontend_service-account").metadata).not.toHaveProperty(
    "annotations",
  );
  expect(goldenLines("role-actions.txt").filter((line) => line.includes("frontend"))).toEqual([]);
});

test("PPP-75 PPP-121 sqs-consumer, and nobody else, takes the consumer's role", () => {
  const { assume_role_policy: trust, name } = aws.at("aws_iam_role.workloads_sqs-worker");
  expect(trust.match(/system:serviceaccount:[\w-]+:[\w-]+/g)).toEqual([
    "system:serviceaccount:devops-ppp:sqs-consumer",
  ]);
  expect(
    cluster.at("kubernetes_service_account_v1.workloads_sqs-worker_service-account").metadata.annotations[
      "eks.amazonaws.com/role-arn"
    ],
  ).toBe(`arn:aws:iam::111122223333:role/${name}`);
  expect(aws.of("aws_iam_openid_connect_provider")).toHaveLength(1);
});

test("PPP-115 PPP-116 PPP-117 PPP-118 AWS's policies of the control plane and of nodes", () => {
  expect(policiesOf("cluster_role")).toEqual(["AmazonEKSClusterPolicy"]);
  expect(policiesOf("nodes_role")).toEqual([
    "AmazonEC2ContainerRegistryPullOnly",
    "AmazonEKSWorkerNodePolicy",
    "AmazonEKS_CNI_Policy",
  ]);
  expect(aws.at("aws_eks_cluster.cluster").role_arn).toBe(reference("aws_iam_role.cluster_role.arn"));
  expect(aws.at("aws_eks_node_group.nodes").node_role_arn).toBe(reference("aws_iam_role.nodes_role.arn"));
});

test("PPP-122 PPP-123 secrets are Secrets Manager's, and encrypted in the cluster", () => {
  expect(aws.of("aws_secretsmanager_secret").map(({ name }) => name)).toEqual([
    "devops-ppp/dev/databases/main/connection",
    "devops-ppp/dev/databases/main/password",
    "devops-ppp/dev/secrets/jwt/value",
  ]);
  expect(aws.at("aws_eks_cluster.cluster").encryption_config).toEqual({
    provider: { key_arn: reference("aws_kms_key.cluster_key.arn") },
    resources: ["secrets"],
  });
});
