import type { ResolvedDatabase } from "../spec/database-spec";
import type { ResolvedObservability } from "../spec/observability-spec";
import type { AlarmDefinition } from "./alarm";
import { databaseMetric } from "./metric";

const GIB = 2 ** 30;
const MIB = 2 ** 20;

/**
 * Memory of an instance that its engine does not get, an estimate: RDS computes the greatest number of connections from
 * what is left after its own processes, and does not publish what these take.
 */
const RDS_MEMORY_MIB = 300;

/** Alarms on a database: CPU, free storage, and connections where the class's memory is known. */
export function databaseAlarms(
  observability: ResolvedObservability,
  database: ResolvedDatabase,
): readonly AlarmDefinition[] {
  const { key, identifier, memoryMiB } = database;
  const { databaseCpuPercent, databaseFreeStoragePercent, databaseConnectionsPercent } = observability.thresholds;
  const always = [
    {
      id: `database-${key}-cpu`,
      description:
        `${identifier} uses more than ${databaseCpuPercent} % of its CPU for 15 minutes. ` +
        "Look for a slow statement in its slow query log; raise instanceClass.",
      signal: databaseMetric("CPUUtilization", "Average", identifier),
      fires: "above",
      threshold: databaseCpuPercent,
      periodSeconds: 300,
      periods: 3,
      // A running database reports every minute; one that is stopped or being made is no emergency.
      missingData: "missing",
    },
    {
      id: `database-${key}-storage`,
      description:
        `Less than ${databaseFreeStoragePercent} % of the ${database.storageGiB} GiB that ${identifier} was made with is ` +
        `free. It grows by itself up to ${database.maxStorageGiB} GiB; find what fills it, or raise maxStorageGiB.`,
      signal: databaseMetric("FreeStorageSpace", "Average", identifier),
      fires: "below",
      threshold: freeStorageBytes(database, databaseFreeStoragePercent),
      periodSeconds: 300,
      periods: 3,
      // As for CPU.
      missingData: "missing",
    },
  ] as const satisfies readonly AlarmDefinition[];
  if (memoryMiB === null) return always;
  const most = maxConnections(database.engine, memoryMiB);
  return [
    ...always,
    {
      id: `database-${key}-connections`,
      description:
        `More than ${databaseConnectionsPercent} % of the about ${most} connections of ${identifier} are taken; at 100 % ` +
        "it refuses new ones. Lower the workloads' pool sizes or scaling.max; raise instanceClass.",
      signal: databaseMetric("DatabaseConnections", "Maximum", identifier),
      fires: "above",
      threshold: Math.floor((most * databaseConnectionsPercent) / 100),
      periodSeconds: 300,
      periods: 1,
      // As for CPU.
      missingData: "missing",
    },
  ];
}

/**
 * In bytes of the storage at creation, since a threshold cannot follow what RDS adds. As storage grows the alarm fires
 * at a smaller share of it: then growth, which begins below 10 % free, has failed or reached its end.
 */
const freeStorageBytes = ({ storageGiB }: ResolvedDatabase, percent: number): number =>
  Math.round((storageGiB * GIB * percent) / 100);

/**
 * RDS's defaults of `max_connections` (RDS guide, "Quotas and constraints"): memory over 12,582,880 bytes for MySQL,
 * over 9,531,392 bytes and 5,000 at most for PostgreSQL.
 */
export function maxConnections(engine: ResolvedDatabase["engine"], memoryMiB: number): number {
  const bytes = (memoryMiB - RDS_MEMORY_MIB) * MIB;
  return engine === "mysql" ? Math.floor(bytes / 12_582_880) : Math.min(Math.floor(bytes / 9_531_392), 5_000);
}
