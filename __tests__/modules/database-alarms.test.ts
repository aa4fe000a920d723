import { databaseAlarms, maxConnections } from "../../modules/database-alarms";
import { alarmAddress, alarmsIn } from "../support/alarms";
import { resolved } from "../support/platform";

const { at } = alarmsIn(resolved());
// The identifier, not Terraform's id: with the id an alarm never gets data.
const always = {
  namespace: "AWS/RDS",
  dimensions: { DBInstanceIdentifier: "devops-ppp-dev-main" },
  period: 300,
  treat_missing_data: "missing",
};

test("PPP-139 PPP-147 a database above 80 % CPU for 15 minutes raises an alarm", () => {
  expect(at(alarmAddress("database-main-cpu"))).toMatchObject({
    ...always,
    metric_name: "CPUUtilization",
    statistic: "Average",
    comparison_operator: "GreaterThanThreshold",
    threshold: 80,
    evaluation_periods: 3,
  });
});

test("less than 15 % of the 20 GiB at creation free for 15 minutes raises an alarm, counted in bytes", () => {
  expect(at(alarmAddress("database-main-storage"))).toMatchObject({
    ...always,
    metric_name: "FreeStorageSpace",
    statistic: "Average",
    comparison_operator: "LessThanThreshold",
    threshold: 3 * 1024 ** 3,
    evaluation_periods: 3,
  });
});

test("more than 80 % of the connections that a class of 1 GiB has raise an alarm", () => {
  expect(at(alarmAddress("database-main-connections"))).toMatchObject({
    ...always,
    metric_name: "DatabaseConnections",
    statistic: "Maximum",
    comparison_operator: "GreaterThanThreshold",
    threshold: 48,
    evaluation_periods: 1,
  });
});

test.each([
  ["mysql", 1_024, 60],
  ["mysql", 4_096, 316],
  ["postgres", 1_024, 79],
  ["postgres", 524_288, 5_000],
] as const)("%s with %i MiB takes about %i connections", (engine, memoryMiB, connections) => {
  expect(maxConnections(engine, memoryMiB)).toBe(connections);
});

test("a database whose class is of unknown memory has no alarm on connections", () => {
  const { databases, observability } = resolved();
  const ids = databases.flatMap((database) =>
    databaseAlarms(observability, { ...database, memoryMiB: null }).map(({ id }) => id),
  );
  expect(ids).toEqual(["database-main-cpu", "database-main-storage"]);
});

test("an operator's thresholds are taken", () => {
  const thresholds = { databaseCpuPercent: 50, databaseFreeStoragePercent: 25, databaseConnectionsPercent: 100 };
  const alarms = alarmsIn(resolved("dev", { observability: { thresholds } }));
  const threshold = (what: string) => alarms.at(alarmAddress(`database-main-${what}`)).threshold;
  expect(["cpu", "storage", "connections"].map(threshold)).toEqual([50, 5 * 1024 ** 3, 60]);
});
