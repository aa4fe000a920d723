import { describe as text } from "../../spec/errors";
import { loadPlatforms } from "../../spec/load";
import { type EditableDefinition, edited, faultsAfter, TODAY } from "../support/platform";

type Change = (definition: EditableDefinition) => void;

const CASES: readonly (readonly [string, Change, string])[] = [
  [
    "an unknown key, with the nearest known one",
    (d) => (d.databases.main.storageGib = 30),
    'databases.main.storageGib: is not a known key; did you mean "storageGiB"?',
  ],
  [
    "an unknown section, with the list of known ones where none is near",
    (d) => (d.xyzzy = {}),
    "xyzzy: is not a known key; known: name, region, network, cluster, databases, queues, images, secrets, workloads, domain, edge, observability, tags, environments",
  ],
  [
    "a number out of its range, with its unit",
    (d) => (d.databases.main.storageGiB = 10),
    "databases.main.storageGiB: must be between 20 and 65536 GiB, got 10",
  ],
  [
    "a subnet outside the VPC",
    (d) => (d.network.zones.a.private = "192.168.0.0/24"),
    "network.zones.a.private: must lie inside the VPC's block 10.0.0.0/16, got \"192.168.0.0/24\"",
  ],
  [
    "subnets that overlap",
    (d) => (d.network.zones.b.private = "10.0.101.0/25"),
    'network.zones.b.private: must not overlap the private subnet of zone a, 10.0.101.0/24, got "10.0.101.0/25"',
  ],
  [
    "a subnet too small for the pods",
    (d) => (d.network.zones.a.private = "10.0.101.0/28"),
    'network.zones.a.private: must hold 122 addresses for nodes and pods at their most, has 11, got "10.0.101.0/28"',
  ],
  ["one zone only", (d) => delete d.network.zones.b, 'network.zones: must have at least 2 zones, got ["a"]'],
  [
    "addresses of Services inside the VPC",
    (d) => (d.cluster.serviceCidr = "10.0.200.0/22"),
    'cluster.serviceCidr: must not overlap network.cidr, 10.0.0.0/16, got "10.0.200.0/22"',
  ],
  [
    "fewer nodes at most than at least",
    (d) => (d.cluster.nodes = { min: 5, desired: 5, max: 4 }),
    "cluster.nodes.min: must not exceed max, 4 nodes, got 5",
  ],
  [
    "more nodes at first than at most",
    (d) => (d.cluster.nodes.desired = 9),
    "cluster.nodes.desired: must be between min and max, 1 to 4 nodes, got 9",
  ],
  [
    "an instance type that nobody knows",
    (d) => (d.cluster.nodes.instanceTypes = ["t3.mediun"]),
    'cluster.nodes.instanceTypes.0: must be an instance type whose capacity is known, got "t3.mediun"; did you mean "t3.medium"?, or add its row to spec/instance-types.ts',
  ],
  [
    "nodes of two architectures",
    (d) => (d.cluster.nodes.instanceTypes = ["t3.medium", "t4g.medium"]),
    'cluster.nodes.instanceTypes: must be of one architecture, since an image is built for one, got ["t3.medium","t4g.medium"]',
  ],
  [
    "more pods on a node than its interfaces hold",
    (d) => (d.cluster.nodes.maxPods = 200),
    "cluster.nodes.maxPods: must be at most 110, all that the node's interfaces hold, got 200",
  ],
  [
    "an image that is not there",
    (d) => (d.workloads.backend.image = "backand"),
    'workloads.backend.image: must be one of images, got "backand"; did you mean "backend"?',
  ],
  [
    "the use of a queue that is not there",
    (d) => (d.workloads["sqs-worker"].uses = { "queues.event": "consume" }),
    'workloads.sqs-worker.uses.queues.event: must be one of queues, got "queues.event"; did you mean "queues.events"?',
  ],
  [
    "the use of a database that is not there",
    (d) => (d.workloads.backend.uses = { "databases.min": "read-write" }),
    'workloads.backend.uses.databases.min: must be one of databases, got "databases.min"; did you mean "databases.main"?',
  ],
  [
    "a use that its resource does not have",
    (d) => (d.workloads.backend.uses = { "databases.main": "consume" }),
    'workloads.backend.uses.databases.main: must be read-write, got "consume"',
  ],
  [
    "a use of no kind of resource",
    (d) => (d.workloads.backend.uses = { events: "produce" }),
    'workloads.backend.uses.events: must be a resource such as databases.<key>, queues.<key>, secrets.<key>, got "events"',
  ],
  [
    "two workloads with one route",
    (d) => (d.workloads.backend.routes = ["/"]),
    'workloads.backend.routes.0: must not be a route of frontend too, got "/"',
  ],
  [
    "a cluster without an administrator",
    (d) => (d.environments.dev.adminRoles = []),
    "environments.dev.adminRoles: must name at least one IAM role, or nobody could ever enter the cluster, got []",
  ],
  [
    "an administrator of another account",
    (d) => (d.environments.dev.adminRoles = ["arn:aws:iam::999988887777:role/admin"]),
    'environments.dev.adminRoles.0: must be a role of this environment\'s account, 111122223333, got "arn:aws:iam::999988887777:role/admin"',
  ],
  [
    "the Kubernetes API open to the Internet without a reason",
    (d) => (d.cluster.endpoint.publicCidrs = ["0.0.0.0/0"]),
    'cluster.endpoint.publicCidrs.0: must not open the Kubernetes API to the whole Internet, got "0.0.0.0/0"; name the addresses you work from, or give the reason in cluster.endpoint.acknowledgeInternet',
  ],
  [
    "PPP-28 a Kubernetes version whose support has ended",
    (d) => (d.cluster.kubernetes = "1.28"),
    'cluster.kubernetes: must be in standard support, which ended on 2024-11-26, got "1.28"; newest: 1.36',
  ],
  [
    "PPP-41 an engine version whose support has ended",
    (d) => (d.databases.main.version = "8.0"),
    'databases.main.version: must be in standard support, which ended on 2026-07-31, got "8.0"; newest: 8.4',
  ],
  [
    "an engine version that was never there",
    (d) => (d.databases.main.version = "9.9"),
    'databases.main.version: must be a known version: 8.4, got "9.9"; newest: 8.4',
  ],
  [
    "a memory limit below its request",
    (d) => (d.workloads.backend.size.memoryMiB = [512, 256]),
    "workloads.backend.size.memoryMiB: must have a limit no lower than the request, [request, limit], got [512,256]",
  ],
  [
    "more replicas at least than at most",
    (d) => (d.workloads.backend.scaling = { min: 11, max: 10 }),
    "workloads.backend.scaling.min: must not exceed max, 10 replicas, got 11",
  ],
  [
    "PPP-103 a port that only root may open",
    (d) => (d.workloads.frontend.port = 80),
    "workloads.frontend.port: must be 1024 or above, since containers do not run as root, got 80",
  ],
  [
    "a workload with the name of a part of the platform",
    (d) => (d.workloads.cluster = d.workloads.backend),
    'workloads.cluster: must not have the name of a part of the platform, got "cluster"',
  ],
  [
    "a name that is no DNS label",
    (d) => (d.queues.Big_Orders = {}),
    'queues.Big_Orders: must be lower case letters, digits and single "-", a letter first and no "-" last, at most 30 characters, got "Big_Orders"',
  ],
  [
    "a visibility shorter than the worker's time",
    (d) => (d.queues.events.visibilitySeconds = 60),
    'workloads.sqs-worker.jobSeconds: must leave queues.events a visibility of at least 180 seconds, which has 60, got 30; raise queues.events.visibilitySeconds or make the job shorter',
  ],
  [
    "two workloads with one ServiceAccount",
    (d) => (d.workloads.backend.serviceAccount = "sqs-consumer"),
    'workloads.sqs-worker.serviceAccount: must not be the ServiceAccount of another workload, whose rights it would share, got "sqs-consumer"',
  ],
  [
    "an account id that is not twelve digits",
    (d) => (d.environments.dev.accountId = "1234"),
    'environments.dev.accountId: must be twelve digits, in quotes, got "1234"',
  ],
  [
    "a variable that two resources give",
    (d) => (d.queues.invoices = { variable: "SQS_QUEUE_URL" }),
    'queues.invoices.variable: must not be the variable of queues.events too, got "SQS_QUEUE_URL"; give one of the two another variable',
  ],
  [
    "a variable that collides with one of a resource",
    (d) => (d.workloads.backend.environment = { DATABASE_URL: "mysql://elsewhere/x" }),
    "workloads.backend.environment.DATABASE_URL: must not collide with the variable of databases.main",
  ],
  [
    "a secret both generated and provided",
    (d) => (d.secrets.jwt.provided = "the key that signs sessions"),
    'secrets.jwt: must have either generate or provided, got "both"',
  ],
  [
    "a database user that RDS reserves",
    (d) => (d.databases.main.username = "rdsadmin"),
    'databases.main.username: must not be a user that RDS for mysql reserves, got "rdsadmin"',
  ],
  [
    "a database name that the engine reserves",
    (d) => (d.databases.main.databaseName = "sys"),
    'databases.main.databaseName: must not be a name that mysql reserves, got "sys"',
  ],
  [
    "a storage ceiling below what growth needs",
    (d) => (d.databases.main.maxStorageGiB = 22 * 1) && (d.databases.main.storageGiB = 100),
    "databases.main.maxStorageGiB: must be at least a tenth above storageGiB, 111 GiB, got 22",
  ],
  [
    "a database class that nobody knows",
    (d) => (d.databases.main.instanceClass = "db.t3.mirco"),
    'databases.main.instanceClass: must be a class whose memory is known, got "db.t3.mirco"; did you mean "db.t3.micro"?, or add its row to spec/database-classes.ts',
  ],
  [
    "maintenance during backups",
    (d) => (d.databases.main.maintenanceWindow = "sun:03:30-sun:04:30"),
    'databases.main.maintenanceWindow: must not overlap backupWindow, 03:00-04:00, got "sun:03:30-sun:04:30"',
  ],
  [
    "a route without a leading slash",
    (d) => (d.workloads.backend.routes = ["api"]),
    'workloads.backend.routes.0: must be an absolute path such as /api, got "api"',
  ],
  [
    "log retention that CloudWatch does not have",
    (d) => (d.observability.retentionDays = 31),
    "observability.retentionDays: must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days, got 31",
  ],
  ["a tag that AWS keeps for itself", (d) => (d.tags = { "aws:x": "1" }), 'tags.aws:x: must not begin with "aws:", got "aws:x"'],
  [
    "a word where a number belongs",
    (d) => (d.databases.main.storageGiB = "20"),
    'databases.main.storageGiB: must be a number, got "20"',
  ],
  [
    "a choice that is not offered, with the nearest one",
    (d) => (d.network.nat = "per-zon"),
    'network.nat: must be per-zone, single, regional or none, got "per-zon"; did you mean "per-zone"?',
  ],
  ["what is missing, with what it is for", (d) => delete d.region, "region: is missing: the AWS region"],
  [
    "a name that is not the file's",
    (d) => (d.name = "shop"),
    'name: must be the file\'s name, "devops-ppp", got "shop"',
  ],
  [
    "a value where an environment overrides it",
    (d) => (d.environments.prod.overrides = { cluster: { nodes: { desired: 40 } } }),
    "environments.prod.overrides.cluster.nodes.desired: must be between min and max, 1 to 4 nodes, got 40",
  ],
  [
    "an unknown key in an override",
    (d) => (d.environments.prod.overrides = { clutser: {} }),
    'environments.prod.overrides.clutser: is not a known key; did you mean "cluster"?',
  ],
];

test.each(CASES)("refuses %s", (_, change, message) => {
  expect(faultsAfter(change)).toContain(message);
});

test.each([
  ["an AWS access key", { LEGACY: "AKIAIOSFODNN7EXAMPLE" }, "an AWS access key"],
  ["a URL with a password", { REDIS_URL: "redis://default:hunter2@cache:6379" }, "a URL with a password"],
  ["a private key", { SIGNING: "-----BEGIN RSA PRIVATE KEY-----" }, "a private key"],
  ["a variable named after a secret", { SMTP_PASSWORD: "x" }, "a secret"],
  ["a long random text", { SALT: "q8Zt1LwP0sXv7KbN3rYc9GdHf5JmAe2U" }, "a secret"],
])("refuses %s in environment and never shows it", (_, environment, what) => {
  const [line, ...rest] = faultsAfter((d) => (d.workloads.backend.environment = environment));
  const [variable, value] = Object.entries(environment)[0] ?? [];
  expect(rest).toEqual([]);
  expect(line).toBe(
    `workloads.backend.environment.${variable}: must not be a literal that looks like ${what}; describe it under secrets and name it in uses`,
  );
  expect(line).not.toContain(value === "x" ? '"x"' : value);
});

test("ordinary settings are no credentials", () => {
  const environment = { LOG_LEVEL: "info", BASE_URL: "https://shop.example.com/api", FEATURES: "a,b", TOKEN_TTL_SECONDS: "60" };
  expect(faultsAfter((d) => (d.workloads.backend.environment = environment))).toEqual([]);
});

test("every fault of a file is reported at once, whatever rule finds it", () => {
  const faults = faultsAfter((d) => {
    d.databses = {};
    d.network.zones.b.private = "10.0.101.0/24";
    d.cluster.nodes.min = 9;
    d.workloads.backend.image = "nothing";
    d.environments.dev.accountId = "12";
    d.databases.main.storageGiB = 5;
    d.queues.Events = {};
  });
  expect(faults.map((fault) => fault.split(":")[0])).toEqual(
    expect.arrayContaining([
      "databses",
      "network.zones.b.private",
      "cluster.nodes.min",
      "workloads.backend.image",
      "environments.dev.accountId",
      "databases.main.storageGiB",
      "queues.Events",
    ]),
  );
});

test("a fault that both environments share is reported once", () => {
  expect(faultsAfter((d) => (d.workloads.frontend.port = 80))).toHaveLength(1);
});

test("refuses two environments whose stacks would have one id", () => {
  const definitions = { "devops-ppp": edited(() => {}), "devops-ppp-dev": edited((d) => (d.name = "devops-ppp-dev")) };
  const twin = edited((d) => {
    d.name = "devops-ppp";
    d.environments = { "dev-dev": d.environments.dev };
  });
  expect(() => loadPlatforms({ ...definitions, "devops-ppp": twin }, TODAY)).toThrow(
    "environments.dev: must not give the stack id of devops-ppp, environment dev-dev",
  );
});

test("a version whose support ends within 90 days is a warning, not a fault", () => {
  const { warnings } = loadPlatforms({ "devops-ppp": edited((d) => (d.cluster.kubernetes = "1.35")) }, "2027-02-01");
  expect(warnings.map(text)).toContain(
    'config/platforms/devops-ppp.ts: cluster.kubernetes: standard support ends on 2027-03-27, in 54 days (dev, prod), got "1.35"; plan the upgrade to 1.36',
  );
});
