import { breaches, everyResource, everyStack, type Json } from "../support/stacks";

test("PPP-46 PPP-124 PPP-127 every database is encrypted", () => {
  expect(breaches(everyResource("aws_db_instance"), (database) => database.storage_encrypted === true)).toEqual([]);
});

test("PPP-38 PPP-124 every disk of a node is encrypted gp3", () => {
  const encrypted = ({ ebs }: Json) => String(ebs.encrypted) === "true" && ebs.volume_type === "gp3";
  const holds = ({ block_device_mappings: disks }: Json) => disks.length > 0 && disks.every(encrypted);
  expect(breaches(everyResource("aws_launch_template"), holds)).toEqual([]);
});

test("PPP-124 every node group starts from a template of the stack", () => {
  const holds = ({ launch_template: template }: Json) => /^\$\{aws_launch_template\./.test(template.id);
  expect(breaches(everyResource("aws_eks_node_group"), holds)).toEqual([]);
});

test("PPP-124 every volume that pods ask for is encrypted", () => {
  const holds = ({ parameters }: Json) => parameters.encrypted === "true";
  expect(breaches(everyResource("kubernetes_storage_class_v1"), holds)).toEqual([]);
});

test("PPP-62 PPP-127 every queue is encrypted and has a policy that refuses plain HTTP", () => {
  expect(breaches(everyResource("aws_sqs_queue"), (queue) => queue.sqs_managed_sse_enabled === true)).toEqual([]);
  const queues = everyResource("aws_sqs_queue").map(({ stack, address }) => `${stack} \${${address}.url}`);
  const policies = everyResource("aws_sqs_queue_policy");
  expect(policies.map(({ stack, arguments: policy }) => `${stack} ${policy.queue_url}`).sort()).toEqual(queues.sort());
  const refuses = ({ policy }: Json) =>
    JSON.parse(policy).Statement.some(
      (statement: Json) =>
        statement.Effect === "Deny" &&
        statement.Principal === "*" &&
        statement.Action === "sqs:*" &&
        statement.Condition.Bool["aws:SecureTransport"] === "false",
    );
  expect(breaches(policies, refuses)).toEqual([]);
});

test("PPP-127 every topic is encrypted with a key of ours, as alarms cannot use AWS's", () => {
  const holds = ({ kms_master_key_id: key }: Json) => /^\$\{aws_kms_key\./.test(key);
  expect(breaches(everyResource("aws_sns_topic"), holds)).toEqual([]);
});

test("every key rotates", () => {
  expect(breaches(everyResource("aws_kms_key"), (key) => key.enable_key_rotation === true)).toEqual([]);
});

test("PPP-127 PPP-130 every registry is encrypted, scans and never moves a tag", () => {
  const holds = (repository: Json) =>
    ["AES256", "KMS"].includes(repository.encryption_configuration[0].encryption_type) &&
    repository.image_scanning_configuration.scan_on_push === true &&
    repository.image_tag_mutability === "IMMUTABLE";
  expect(breaches(everyResource("aws_ecr_repository"), holds)).toEqual([]);
});

test("PPP-122 the cluster encrypts Kubernetes secrets with a key of ours", () => {
  const holds = ({ encryption_config: config }: Json) =>
    config.resources.includes("secrets") && /^\$\{aws_kms_key\./.test(config.provider.key_arn);
  expect(breaches(everyResource("aws_eks_cluster"), holds)).toEqual([]);
});

test("PPP-167 every state is encrypted and locked, at a place of its own in its environment's account", () => {
  const backends = everyStack().map(({ json }) => json.terraform.backend.s3);
  expect(everyStack().filter(({ json }) => Object.keys(json.terraform.backend).join() !== "s3")).toEqual([]);
  for (const backend of backends) expect(backend).toMatchObject({ encrypt: true, use_lockfile: true });
  expect(new Set(backends.map(({ bucket, key }) => `${bucket}/${key}`)).size).toBe(everyStack().length);
  for (const { json, platform } of everyStack()) {
    const accounts = [platform.place.accountId];
    expect(json.terraform.backend.s3.allowed_account_ids).toEqual(accounts);
    expect(json.provider.aws.map((provider: Json) => provider.allowed_account_ids)).toEqual([accounts]);
  }
});

test("every database refuses connections without TLS", () => {
  const forced = ({ parameter }: Json) =>
    parameter.some(
      ({ name, value }: Json) => ["require_secure_transport", "rds.force_ssl"].includes(name) && value === "1",
    );
  expect(breaches(everyResource("aws_db_parameter_group"), forced)).toEqual([]);
});
