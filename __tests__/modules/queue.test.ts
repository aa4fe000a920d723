import { Construct } from "constructs";
import { Queue, queueBinding } from "../../modules/queue";
import type { Overrides } from "../../spec/platform-spec";
import type { ResolvedQueue } from "../../spec/queue-spec";
import { infrastructure } from "../support/infrastructure";
import { resolved } from "../support/platform";

const events = onlyQueue();
const { at, addresses } = queues();
const queue = at("aws_sqs_queue.queues_events");
const deadLetters = at("aws_sqs_queue.queues_events_dead-letters");

test("PPP-51 PPP-52 a standard queue and its dead letter queue", () => {
  expect(queue).toMatchObject({ name: "devops-ppp-dev-events", receive_wait_time_seconds: 20 });
  expect(deadLetters.name).toBe("devops-ppp-dev-events-dead-letters");
  for (const attributes of [queue, deadLetters]) expect(attributes).not.toHaveProperty("fifo_queue");
});

test("PPP-53 a received message stays hidden for five minutes", () => {
  expect(queue.visibility_timeout_seconds).toBe(300);
});

test("PPP-55 unread messages are kept for four days, failed ones for 14", () => {
  expect(queue.message_retention_seconds).toBe(4 * 86_400);
  expect(deadLetters.message_retention_seconds).toBe(1_209_600);
});

test("PPP-54 a message moves to the dead letters after five attempts, and only this queue may send there", () => {
  expect(at("aws_sqs_queue_redrive_policy.queues_events_redrive").depends_on).toEqual([
    "aws_sqs_queue.queues_events_dead-letters",
  ]);
  expect(policyAt("aws_sqs_queue_redrive_policy.queues_events_redrive", "redrive_policy")).toEqual({
    deadLetterTargetArn: "arn:aws:sqs:us-east-1:111122223333:devops-ppp-dev-events-dead-letters",
    maxReceiveCount: 5,
  });
  expect(policyAt("aws_sqs_queue_redrive_allow_policy.queues_events_redrive-allow", "redrive_allow_policy")).toEqual({
    redrivePermission: "byQueue",
    sourceQueueArns: ["arn:aws:sqs:us-east-1:111122223333:devops-ppp-dev-events"],
  });
});

test("PPP-58 PPP-59 PPP-60 the message types stand on the queue's tag, in characters that tags may hold", () => {
  expect(queue.tags).toEqual({ MessageTypes: "ORDER_CREATED TRANSACTION_PROCESSED CONTACT_UPDATED" });
  expect(deadLetters).not.toHaveProperty("tags");
  const silent = queues("dev", { queues: { events: { messageTypes: [] } } });
  expect(silent.at("aws_sqs_queue.queues_events")).not.toHaveProperty("tags");
});

test.each([
  ["the queue", queue, "tls-only", events.arn],
  ["the dead letter queue", deadLetters, "dead-letters-tls-only", events.deadLetters.arn],
])("PPP-62 %s is encrypted and refuses plain HTTP", (_, attributes, id, arn) => {
  expect(attributes.sqs_managed_sse_enabled).toBe(true);
  expect(policyAt(`aws_sqs_queue_policy.queues_events_${id}`, "policy")).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "RefusePlainHttp",
        Effect: "Deny",
        Principal: "*",
        Action: "sqs:*",
        Resource: arn,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  });
});

test("a plan that would destroy a queue is refused in prod", () => {
  const prod = queues("prod");
  for (const id of ["queues_events", "queues_events_dead-letters"]) {
    expect(at(`aws_sqs_queue.${id}`).lifecycle).toEqual({ prevent_destroy: false });
    expect(prod.at(`aws_sqs_queue.${id}`).lifecycle).toEqual({ prevent_destroy: true });
  }
});

test("addresses read like the configuration", () => {
  expect(addresses).toEqual([
    "aws_sqs_queue.queues_events",
    "aws_sqs_queue.queues_events_dead-letters",
    "aws_sqs_queue_policy.queues_events_dead-letters-tls-only",
    "aws_sqs_queue_policy.queues_events_tls-only",
    "aws_sqs_queue_redrive_allow_policy.queues_events_redrive-allow",
    "aws_sqs_queue_redrive_policy.queues_events_redrive",
  ]);
});

test.each([
  ["PPP-120", "produce", ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"]],
  ["PPP-119", "consume", ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage", "sqs:SendMessage"]],
] as const)("%s a workload that may %s gets exactly these actions on this queue alone", (_, access, actions) => {
  expect(queueBinding(events, access)).toEqual({
    resource: "queues.events",
    environment: { SQS_QUEUE_URL: "https://sqs.us-east-1.amazonaws.com/111122223333/devops-ppp-dev-events" },
    secrets: {},
    statements: [{ actions, resources: ["arn:aws:sqs:us-east-1:111122223333:devops-ppp-dev-events"] }],
    ports: [],
  });
});

function policyAt(address: string, attribute: string): unknown {
  return JSON.parse(String(at(address)[attribute]));
}

function onlyQueue(): ResolvedQueue {
  const [only] = resolved().queues;
  if (!only) throw new Error("no queue");
  return only;
}

function queues(environment: "dev" | "prod" = "dev", overrides: Overrides = {}) {
  const platform = resolved(environment, overrides);
  return infrastructure(platform, (stack) => {
    const scope = new Construct(stack, "queues");
    for (const queue of platform.queues) {
      new Queue(scope, queue.key, { queue, preventDestroy: platform.protections.preventDestroy });
    }
  });
}
