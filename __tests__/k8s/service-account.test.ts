import { devopsPpp, workload, workloadObjects } from "../support/kubernetes";

const account = (of: ReturnType<typeof workloadObjects>) => of("kubernetes_service_account_v1");

test("PPP-75 the worker's account sqs-consumer names its role in AWS", () => {
  expect(account(workloadObjects(devopsPpp("sqs-worker"))).metadata).toMatchObject({
    name: "sqs-consumer",
    namespace: "shop",
    annotations: { "eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/devops-ppp-dev-sqs-worker" },
  });
});

test("an account without rights in AWS names no role", () => {
  expect(account(workloadObjects(devopsPpp("frontend"))).metadata).not.toHaveProperty("annotations");
});

test("no account mounts a token for the Kubernetes API", () => {
  expect(account(workloadObjects(workload())).automount_service_account_token).toBe(false);
});
