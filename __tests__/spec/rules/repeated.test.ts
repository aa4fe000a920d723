import { type EditableDefinition, faultsAfter } from "../../support/platform";

type Change = (definition: EditableDefinition) => void;

test.each<[string, Change]>([
  [
    "observability.alertEmails.1: must not name an address twice",
    (d) => d.observability.alertEmails.push("platform-alerts@example.com"),
  ],
  ["cluster.nodes.instanceTypes.1: must not name a type twice", (d) => d.cluster.nodes.instanceTypes.push("t3.medium")],
  [
    "environments.dev.adminRoles.1: must not name a role twice",
    (d) => d.environments.dev.adminRoles.push("platform-admin"),
  ],
  [
    "cluster.endpoint.publicCidrs.1: must not name a block twice",
    (d) => d.cluster.endpoint.publicCidrs.push("203.0.113.0/24"),
  ],
  [
    "edge.allowFrom.1: must not name a block twice",
    (d) => Object.assign(d, { edge: { allowFrom: ["0.0.0.0/0", "0.0.0.0/0"] } }),
  ],
  [
    "workloads.backend.writablePaths.1: must not name a folder twice",
    (d) => Object.assign(d.workloads.backend, { writablePaths: ["/tmp", "/tmp"] }),
  ],
])("refuses what is said twice: %s", (line, change) => {
  expect(faultsAfter(change).join("\n")).toContain(line);
});
