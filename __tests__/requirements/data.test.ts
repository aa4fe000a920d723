import { reference } from "../support/infrastructure";
import { stackOf } from "../support/stacks";

const dev = stackOf("dev", "infrastructure");
const prod = stackOf("prod", "infrastructure");
const QUEUE = "devops-ppp-dev-events";

test("PPP-40 PPP-41 PPP-42 PPP-44 PPP-45 PPP-46 PPP-47 the database", () => {
  expect(dev.of("aws_db_instance")).toHaveLength(1);
  expect(dev.at("aws_db_instance.databases_main")).toMatchObject({
    engine: "mysql",
    engine_version: "8.4",
    engine_lifecycle_support: "open-source-rds-extended-support-disabled",
    instance_class: "db.t3.micro",
    backup_retention_period: 7,
    publicly_accessible: false,
    storage_encrypted: true,
    storage_type: "gp3",
    allocated_storage: 20,
    max_allocated_storage: 100,
  });
});

test("PPP-43 PPP-49 PPP-170 dev is cheap and can go, prod has a standby and cannot", () => {
  expect(dev.at("aws_db_instance.databases_main")).toMatchObject({
    instance_class: "db.t3.micro",
    multi_az: false,
    deletion_protection: false,
    skip_final_snapshot: true,
    lifecycle: { prevent_destroy: false },
  });
  expect(prod.at("aws_db_instance.databases_main")).toMatchObject({
    multi_az: true,
    deletion_protection: true,
    skip_final_snapshot: false,
    lifecycle: { prevent_destroy: true },
  });
});

test("PPP-51 PPP-53 PPP-55 PPP-62 PPP-174 a standard queue, encrypted, with dead letters for 14 days", () => {
  expect(dev.of("aws_sqs_queue")).toHaveLength(2);
  for (const queue of dev.of("aws_sqs_queue")) {
    expect(queue).toMatchObject({ name: expect.not.stringMatching(/\.fifo$/), sqs_managed_sse_enabled: true });
    expect(queue).not.toHaveProperty("fifo_queue");
    expect(queue).not.toHaveProperty("content_based_deduplication");
  }
  expect(dev.at("aws_sqs_queue.queues_events")).toMatchObject({ name: QUEUE, visibility_timeout_seconds: 300 });
  expect(dev.at("aws_sqs_queue.queues_events_dead-letters")).toMatchObject({ message_retention_seconds: 1_209_600 });
});

test("PPP-52 PPP-54 five attempts, then the dead letter queue of this stack", () => {
  const { redrive_policy: policy, queue_url: url } = dev.at("aws_sqs_queue_redrive_policy.queues_events_redrive");
  expect(url).toBe(reference("aws_sqs_queue.queues_events.url"));
  expect(JSON.parse(policy)).toEqual({
    deadLetterTargetArn: `arn:aws:sqs:us-east-1:111122223333:${dev.at("aws_sqs_queue.queues_events_dead-letters").name}`,
    maxReceiveCount: 5,
  });
});

test("PPP-57 nothing filters what attributes a message has", () => {
  const rights = [
    "aws_sqs_queue_policy.queues_events_tls-only",
    "aws_sqs_queue_policy.queues_events_dead-letters-tls-only",
  ];
  for (const address of rights) {
    const { Statement: statements } = JSON.parse(dev.at(address).policy);
    expect(statements).toHaveLength(1);
    expect(statements[0].Condition).toEqual({ Bool: { "aws:SecureTransport": "false" } });
  }
});

test("PPP-63 PPP-64 PPP-65 PPP-66 PPP-68 PPP-172 two registries that scan and keep the last ten", () => {
  expect(dev.of("aws_ecr_repository").map(({ name }) => name)).toEqual([
    "devops-ppp/dev/backend",
    "devops-ppp/dev/frontend",
  ]);
  for (const repository of dev.of("aws_ecr_repository")) {
    expect(repository.image_scanning_configuration).toEqual({ scan_on_push: true });
  }
  for (const { policy } of dev.of("aws_ecr_lifecycle_policy")) {
    const { rules } = JSON.parse(policy);
    const counted = { tagStatus: "tagged", countType: "imageCountMoreThan", countNumber: 10 };
    expect(rules.slice(1).map(({ selection }: { selection: unknown }) => selection)).toEqual([
      { ...counted, tagPatternList: ["released-*"] },
      { ...counted, tagPatternList: ["*"] },
    ]);
  }
  expect(dev.of("aws_ecr_lifecycle_policy").map(({ repository }) => repository)).toEqual(
    ["backend", "frontend"].map((image) => reference(`aws_ecr_repository.images_${image}.name`)),
  );
});
