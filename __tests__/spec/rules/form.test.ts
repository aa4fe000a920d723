import { type Refusal, refuses } from "../../support/refusal";

const CASES: readonly Refusal[] = [
  [
    "an unknown key, with the nearest known one",
    (d) => {
      d.databases.main.storageGib = 30;
    },
    'databases.main.storageGib: is not a known key; did you mean "storageGiB"?',
  ],
  [
    "an unknown section, with the list of known ones where none is near",
    (d) => {
      d.xyzzy = {};
    },
    "xyzzy: is not a known key; known: name, region, network, cluster, databases, queues, images, secrets, workloads, domain, edge, observability, tags, environments",
  ],
  [
    "a number out of its range, with its unit",
    (d) => {
      d.databases.main.storageGiB = 10;
    },
    "databases.main.storageGiB: must be between 20 and 65536 GiB, got 10",
  ],
  [
    "a name that is no DNS label",
    (d) => {
      d.queues.Big_Orders = {};
    },
    'queues.Big_Orders: must be lower case letters, digits and single "-", a letter first and no "-" last, at most 30 characters, got "Big_Orders"',
  ],
  [
    "a route without a leading slash",
    (d) => {
      d.workloads.backend.routes = ["api"];
    },
    'workloads.backend.routes.0: must be an absolute path such as /api, got "api"',
  ],
  [
    "log retention that CloudWatch does not have",
    (d) => {
      d.observability.retentionDays = 31;
    },
    "observability.retentionDays: must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days, got 31",
  ],
  [
    "a word where a number belongs",
    (d) => {
      d.databases.main.storageGiB = "20";
    },
    'databases.main.storageGiB: must be a number, got "20"',
  ],
  [
    "a choice that is not offered, with the nearest one",
    (d) => {
      d.network.nat = "per-zon";
    },
    'network.nat: must be per-zone, single, regional or none, got "per-zon"; did you mean "per-zone"?',
  ],
  [
    "what is missing, with what it is for",
    (d) => {
      delete d.region;
    },
    "region: is missing: the AWS region",
  ],
  [
    "an unknown key in an override",
    (d) => {
      d.environments.prod.overrides = { clutser: {} };
    },
    'environments.prod.overrides.clutser: is not a known key; did you mean "cluster"?',
  ],
];

refuses(CASES);
