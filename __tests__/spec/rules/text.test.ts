import { type Refusal, refuses } from "../../support/refusal";

const CASES: readonly Refusal[] = [
  [
    "an expression of Terraform in a setting",
    (d) => {
      d.workloads.backend.environment = { GREETING: `\${aws_region}` };
    },
    "workloads.backend.environment.GREETING: must not contain ${ or %{, which Terraform would read as an expression",
  ],
  [
    "a template directive in a command",
    (d) => {
      d.workloads.backend.command = ["echo", "%{ if true }"];
    },
    "workloads.backend.command.1: must not contain ${ or %{, which Terraform would read as an expression",
  ],
  [
    "a tag that would break the list of tags of volumes",
    (d) => {
      d.tags = { Team: "orders,payments" };
    },
    'tags.Team: must be letters, digits, blanks and _ . : / + @ -, got "orders,payments"',
  ],
  [
    "more message types than a tag holds",
    (d) => {
      d.queues.events.messageTypes = Array.from({ length: 20 }, (_, n) => `A_RATHER_LONG_TYPE_${n}`);
    },
    "queues.events.messageTypes: must fit a tag, 256 characters in all",
  ],
  [
    "a writable path that leads elsewhere",
    (d) => {
      d.workloads.backend.writablePaths = ["/tmp/../etc"];
    },
    'workloads.backend.writablePaths.0: must be a folder below the root, without "..", got "/tmp/../etc"',
  ],
  [
    "a heartbeat where nothing can be written",
    (d) => {
      d.workloads["sqs-worker"].heartbeat = { file: "/var/beat" };
    },
    'workloads.sqs-worker.heartbeat.file: must lie in one of writablePaths, got "/var/beat"',
  ],
];

refuses(CASES);
