import { describe as text } from "../../spec/errors";
import { loadPlatforms } from "../../spec/load";
import { type EditableDefinition, edited, faultsAfter, TODAY } from "../support/platform";

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
  expect(
    faultsAfter((d) => {
      d.workloads.frontend.port = 80;
    }),
  ).toHaveLength(1);
});

test("refuses two environments whose stacks would have one id", () => {
  const definitions = {
    "devops-ppp": edited(() => {}),
    "devops-ppp-dev": edited((d) => {
      d.name = "devops-ppp-dev";
    }),
  };
  const twin = edited((d) => {
    d.name = "devops-ppp";
    d.environments = { "dev-dev": d.environments.dev };
  });
  expect(() => loadPlatforms({ ...definitions, "devops-ppp": twin }, TODAY)).toThrow(
    "environments.dev: must not give the stack id of devops-ppp, environment dev-dev",
  );
});

test("a version whose support ends within 90 days is a warning, not a fault", () => {
  const { warnings } = loadPlatforms(
    {
      "devops-ppp": edited((d) => {
        d.cluster.kubernetes = "1.35";
      }),
    },
    "2027-02-01",
  );
  expect(warnings.map(text)).toContain(
    'config/platforms/devops-ppp.ts: cluster.kubernetes: standard support ends on 2027-03-27, in 54 days (dev, prod), got "1.35"; plan the upgrade to 1.36',
  );
});

test.each<[string, (d: EditableDefinition) => void, string]>([
  [
    "PPP-108 a platform without a domain says that it has no TLS",
    () => {},
    "domain: is not given: the platform is served by plain HTTP only, without TLS (dev, prod)",
  ],
  [
    "nodes without a way out are told that images must be near",
    (d) => {
      d.network.nat = "none";
    },
    "network.nat: leaves nodes without a way to public registries: the charts' images must be in the account's own (dev, prod), got \"none\"",
  ],
  [
    "a private Kubernetes API is told to be deployed from inside",
    (d) => {
      d.cluster.endpoint.publicCidrs = [];
    },
    "cluster.endpoint.publicCidrs: is empty: the kubernetes stack deploys from inside the VPC alone (dev, prod)",
  ],
])("%s", (_, change, warning) => {
  const { warnings } = loadPlatforms({ "devops-ppp": edited(change) }, TODAY);
  expect(warnings.map(text)).toContain(`config/platforms/devops-ppp.ts: ${warning}`);
});

test("a platform with a domain has no warning about TLS", () => {
  const domain = { name: "app.example.com", zoneId: "Z0123456789ABC" };
  const { warnings } = loadPlatforms({ "devops-ppp": edited((d) => Object.assign(d, { domain })) }, TODAY);
  expect(warnings.filter(({ path }) => path === "domain")).toEqual([]);
});
