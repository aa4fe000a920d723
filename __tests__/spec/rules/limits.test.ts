import { type EditableDefinition, faultsAfter } from "../../support/platform";

type Change = (definition: EditableDefinition) => void;

test.each<[string, Change]>([
  [
    "databases.main.backupWindow: must be at least 30 minutes",
    (d) => Object.assign(d.databases.main, { backupWindow: "03:00-03:20" }),
  ],
  [
    "databases.main.maintenanceWindow: must be between 30 and 1440 minutes",
    (d) => Object.assign(d.databases.main, { maintenanceWindow: "sun:05:00-sun:05:10" }),
  ],
  [
    "databases.main.maintenanceWindow: must not overlap backupWindow",
    (d) => Object.assign(d.databases.main, { maintenanceWindow: "sun:02:30-sun:03:30" }),
  ],
  [
    "databases.main.version: must be a major version such as 17",
    (d) => Object.assign(d.databases.main, { engine: "postgres", version: "17.2" }),
  ],
  ["network.cidr: must be between /16 and /20", (d) => Object.assign(d.network, { cidr: "10.0.0.0/21" })],
  ["network.cidr: must have no bits set behind its prefix", (d) => Object.assign(d.network, { cidr: "10.0.0.1/16" })],
  [
    "cluster.endpoint.publicCidrs.0: must have no bits set behind its prefix",
    (d) => Object.assign(d.cluster.endpoint, { publicCidrs: ["203.0.113.7/24"] }),
  ],
  [
    "edge.allowFrom.0: must be an IPv4 block with no bits set behind its prefix",
    (d) => Object.assign(d, { edge: { allowFrom: ["203.0.113.7/24"] } }),
  ],
  [
    "cluster.endpoint.acknowledgeInternet: must stand only where publicCidrs holds 0.0.0.0/0",
    (d) => Object.assign(d.cluster.endpoint, { acknowledgeInternet: "a demonstration without any data" }),
  ],
  [
    "workloads.backend.shutdownSeconds: must be at most 120 seconds",
    (d) => Object.assign(d.workloads.backend, { shutdownSeconds: 300 }),
  ],
  ['workloads.backend.routes.0: must not end in "/"', (d) => Object.assign(d.workloads.backend, { routes: ["/api/"] })],
  [
    "environments.default: must not be a reserved name",
    (d) => Object.assign(d.environments, { default: d.environments.dev }),
  ],
  [
    "tags.Platform: must not be a tag that the platform sets itself",
    (d) => Object.assign(d, { tags: { Platform: "x" } }),
  ],
  [
    "tags: must have at most 43 entries",
    (d) => Object.assign(d, { tags: Object.fromEntries(Array.from({ length: 44 }, (_, n) => [`T${n}`, "x"])) }),
  ],
  ['secrets.jwt: must have either generate or provided, got "neither"', (d) => Object.assign(d.secrets, { jwt: {} })],
])("refuses %s", (line, change) => {
  expect(faultsAfter(change).join("\n")).toContain(line);
});

test("an acknowledged reason opens the Kubernetes API to the Internet", () => {
  const endpoint = { publicCidrs: ["0.0.0.0/0"], acknowledgeInternet: "a demonstration without any data" };
  expect(faultsAfter((d) => Object.assign(d.cluster, { endpoint }))).toEqual([]);
});
