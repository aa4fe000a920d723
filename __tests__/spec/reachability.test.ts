import { type ReachabilityRow, reachability, reachOf } from "../../spec/reachability";
import { type EditableDefinition, edited, load, resolved } from "../support/platform";

const dev = (change: (definition: EditableDefinition) => void) => {
  const [platform] = load(edited(change));
  if (!platform) throw new Error("no environment");
  return platform;
};
const rowsAfter = (change: (definition: EditableDefinition) => void) => reachability(dev(change));
const between = (rows: readonly ReachabilityRow[], from: string, to: string) =>
  rows.filter((row) => row.from === from && row.to === to);

test("the edge reaches who listens, on its port", () => {
  const edge = reachability(resolved()).filter(({ from }) => from.startsWith("the edge"));
  expect(edge.map(({ to, port }) => `${to} ${port}`)).toEqual(["frontend 8080/TCP", "backend 3000/TCP"]);
});

test("a database is reached in every private subnet on its engine's port, by who uses it alone", () => {
  const rows = rowsAfter((d) => {
    d.databases.reports = { engine: "postgres", version: "17" };
    d.workloads["sqs-worker"].uses["databases.reports"] = "read-write";
    d.network.zones.c = {};
  });
  const databases = rows.filter(({ to }) => to.startsWith("databases."));
  expect(databases.map(({ from, to, port }) => `${from} > ${to} ${port}`)).toEqual([
    expect.stringMatching(/^backend > databases\.main \(10\.0\.101\.0\/24, 10\.0\.102\.0\/24, [\d./]+\) 3306\/TCP$/),
    expect.stringMatching(/^sqs-worker > databases\.reports \(10\.0\.101\.0\/24, .+\) 5432\/TCP$/),
  ]);
});

test("AWS is reached by who has a role alone, for each of the uses that gave it one", () => {
  const rows = rowsAfter((d) => {
    d.queues.invoices = {};
    d.workloads["sqs-worker"].uses["queues.invoices"] = "produce";
  });
  const aws = rows.filter(({ to }) => to.startsWith("AWS"));
  expect(aws.map(({ from, port, why }) => `${from} ${port} ${why}`)).toEqual([
    "backend 443/TCP workloads.backend.uses.queues.events",
    "sqs-worker 443/TCP workloads.sqs-worker.uses.queues.events, workloads.sqs-worker.uses.queues.invoices",
  ]);
});

test("workloads reach each other where the configuration says so and nowhere else", () => {
  const pairs = (rows: readonly ReachabilityRow[]) =>
    rows.filter(
      ({ from, to }) => resolved().workloads.some(({ name }) => name === from) && /^(front|back)end$/.test(to),
    );
  expect(pairs(reachability(resolved()))).toEqual([]);
  const rows = rowsAfter((d) => {
    d.workloads.frontend.network = { to: ["backend"] };
  });
  expect(pairs(rows)).toEqual([
    { from: "frontend", to: "backend", port: "3000/TCP", why: "workloads.frontend.network.to" },
  ]);
});

test("one end may say it for both, and both may say it once", () => {
  const fromCalled = dev((d) => {
    d.workloads.backend.network = { from: ["sqs-worker"] };
  });
  const why = "workloads.backend.network.from";
  const of = (name: string) => {
    const workload = fromCalled.workloads.find((one) => one.name === name);
    if (!workload) throw new Error(`no ${name}`);
    return reachOf(fromCalled, workload);
  };
  expect(of("backend").incoming).toContainEqual({
    peer: { kind: "workload", name: "sqs-worker" },
    protocol: "TCP",
    port: 3000,
    why,
  });
  expect(of("sqs-worker").outgoing).toContainEqual({
    peer: { kind: "workload", name: "backend" },
    protocol: "TCP",
    port: 3000,
    why,
  });
  const twice = rowsAfter((d) => {
    d.workloads.backend.network = { from: ["frontend"] };
    d.workloads.frontend.network = { to: ["backend", "backend"] };
  });
  expect(between(twice, "frontend", "backend")).toHaveLength(1);
});
