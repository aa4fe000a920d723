import { type Refusal, refuses } from "../../support/refusal";

const CASES: readonly Refusal[] = [
  [
    "an image that is not there",
    (d) => {
      d.workloads.backend.image = "backand";
    },
    'workloads.backend.image: must be one of images, got "backand"; did you mean "backend"?',
  ],
  [
    "the use of a queue that is not there",
    (d) => {
      d.workloads["sqs-worker"].uses = { "queues.event": "consume" };
    },
    'workloads.sqs-worker.uses.queues.event: must be one of queues, got "queues.event"; did you mean "queues.events"?',
  ],
  [
    "the use of a database that is not there",
    (d) => {
      d.workloads.backend.uses = { "databases.min": "read-write" };
    },
    'workloads.backend.uses.databases.min: must be one of databases, got "databases.min"; did you mean "databases.main"?',
  ],
  [
    "a use that its resource does not have",
    (d) => {
      d.workloads.backend.uses = { "databases.main": "consume" };
    },
    'workloads.backend.uses.databases.main: must be read-write, got "consume"',
  ],
  [
    "a use of no kind of resource",
    (d) => {
      d.workloads.backend.uses = { events: "produce" };
    },
    'workloads.backend.uses.events: must be a resource such as databases.<key>, queues.<key>, secrets.<key>, got "events"',
  ],
  [
    "two workloads with one route",
    (d) => {
      d.workloads.backend.routes = ["/"];
    },
    'workloads.backend.routes.0: must not be a route of frontend too, got "/"',
  ],
  [
    "a memory limit below its request",
    (d) => {
      d.workloads.backend.size.memoryMiB = [512, 256];
    },
    "workloads.backend.size.memoryMiB: must have a limit no lower than the request, [request, limit], got [512,256]",
  ],
  [
    "more replicas at least than at most",
    (d) => {
      d.workloads.backend.scaling = { min: 11, max: 10 };
    },
    "workloads.backend.scaling.min: must not exceed max, 10 replicas, got 11",
  ],
  [
    "PPP-103 a port that only root may open",
    (d) => {
      d.workloads.frontend.port = 80;
    },
    "workloads.frontend.port: must be 1024 or above, since containers do not run as root, got 80",
  ],
  [
    "a workload with the name of a part of the platform",
    (d) => {
      d.workloads.cluster = d.workloads.backend;
    },
    'workloads.cluster: must not have the name of a part of the platform, got "cluster"',
  ],
  [
    "a visibility shorter than the worker's time",
    (d) => {
      d.queues.events.visibilitySeconds = 60;
    },
    "workloads.sqs-worker.jobSeconds: must leave queues.events a visibility of at least 180 seconds, which has 60, got 30; raise queues.events.visibilitySeconds or make the job shorter",
  ],
  [
    "two workloads with one ServiceAccount",
    (d) => {
      d.workloads.backend.serviceAccount = "sqs-consumer";
    },
    'workloads.sqs-worker.serviceAccount: must not be the ServiceAccount of another workload, whose rights it would share, got "sqs-consumer"',
  ],
  [
    "a variable that two resources give",
    (d) => {
      d.queues.invoices = { variable: "SQS_QUEUE_URL" };
    },
    'queues.invoices.variable: must not be the variable of queues.events too, got "SQS_QUEUE_URL"; give one of the two another variable',
  ],
  [
    "a variable that collides with one of a resource",
    (d) => {
      d.workloads.backend.environment = { DATABASE_URL: "mysql://elsewhere/x" };
    },
    "workloads.backend.environment.DATABASE_URL: must not collide with the variable of databases.main",
  ],
  [
    "a secret both generated and provided",
    (d) => {
      d.secrets.jwt.provided = "the key that signs sessions";
    },
    'secrets.jwt: must have either generate or provided, got "both"',
  ],
];

refuses(CASES);
