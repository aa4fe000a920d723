import { z } from "zod";
import { VARIABLE_RULE, variable } from "./leaf";
import { nameOf, type Place } from "./names";
import type { Protections } from "./profiles";
import { variableOf } from "./variables";

/** Port and the scheme of a connection URL, by engine. */
export const ENGINES = {
  mysql: { port: 3306, scheme: "mysql", logs: ["error", "slowquery"] },
  postgres: { port: 5432, scheme: "postgresql", logs: ["postgresql", "upgrade"] },
} as const;
export type Engine = keyof typeof ENGINES;

/** What an operator may say of a database. Encryption, TLS and private addresses are not for choosing. */
export const databaseSpec = z.strictObject({
  engine: z.enum(["mysql", "postgres"]).meta({ description: "the database engine", changes: "destroys data" }),
  version: z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .meta({
      description: "major version; minor versions follow by themselves in the maintenance window",
      changes: "in place",
      rule: 'must be a major version such as "8.4" or "17"',
    }),
  instanceClass: z
    .string()
    .regex(/^db\.[a-z0-9-]+\.[a-z0-9]+$/)
    .default("db.t3.micro")
    .meta({
      description: "RDS instance class; a change restarts the database",
      changes: "in place",
      rule: "must be an RDS instance class such as db.t3.micro",
    }),
  storageGiB: z.int().min(20).max(65_536).default(20).meta({
    description: "gp3 storage at creation; grows, never shrinks",
    unit: "GiB",
    changes: "in place",
  }),
  maxStorageGiB: z.int().min(22).max(65_536).default(100).meta({
    description: "how far storage grows by itself; at least a tenth more than storageGiB",
    unit: "GiB",
    changes: "in place",
  }),
  backupDays: z.int().min(1).max(35).default(7).meta({
    description: "how many days back the database can be restored to any second",
    unit: "days",
    changes: "in place",
  }),
  backupWindow: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/)
    .default("03:00-04:00")
    .meta({
      description: "daily window for backups, UTC, at least 30 minutes",
      changes: "in place",
      rule: "must be hh:mm-hh:mm",
    }),
  maintenanceWindow: z
    .string()
    .regex(
      /^(mon|tue|wed|thu|fri|sat|sun):([01]\d|2[0-3]):[0-5]\d-(mon|tue|wed|thu|fri|sat|sun):([01]\d|2[0-3]):[0-5]\d$/,
    )
    .default("sun:04:30-sun:05:30")
    .meta({
      description: "weekly window for maintenance, UTC, at least 30 minutes and not over the backup window",
      changes: "in place",
      rule: "must be ddd:hh:mm-ddd:hh:mm, days mon to sun in lower case",
    }),
  databaseName: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_]*$/)
    .max(63)
    .default("app")
    .meta({
      description: "the database created with the instance",
      changes: "destroys data",
      rule: 'must be letters, digits and "_", a letter first, at most 63 characters',
    }),
  username: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_]*$/)
    .max(16)
    .default("platform")
    .meta({
      description: "the master user",
      changes: "destroys data",
      rule: 'must be letters, digits and "_", a letter first, at most 16 characters',
    }),
  passwordRevision: z.int().min(1).max(1_000_000).default(1).meta({
    description: "raise it by one to give the master user a new random password",
    changes: "in place",
  }),
  urlParameters: z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_.]*$/), z.string())
    .default({})
    .meta({
      description: "parameters that the application's driver wants in the connection URL, such as sslmode",
      changes: "in place",
    }),
  variable: variable.optional().meta({
    description: "environment variable with the connection URL; left out, <KEY>_DATABASE_URL",
    changes: "in place",
    rule: VARIABLE_RULE,
  }),
});
export interface DatabaseSpec extends z.infer<typeof databaseSpec> {}

/** A database of one environment: nothing optional, every name computed. */
export interface ResolvedDatabase extends Omit<DatabaseSpec, "variable"> {
  readonly key: string;
  readonly identifier: string;
  readonly port: number;
  /** Scheme of the connection URL. */
  readonly scheme: string;
  /** Log types that go to CloudWatch, each to a group of its own. */
  readonly logs: readonly { readonly type: string; readonly logGroup: string }[];
  readonly subnetGroupName: string;
  readonly parameterGroupPrefix: string;
  /** RDS's name of the parameters' family, `mysql8.4`. */
  readonly parameterFamily: string;
  /** Holds the master password alone. */
  readonly passwordSecretName: string;
  /** Holds url, host, port, database, username, password. What workloads consume. */
  readonly connectionSecretName: string;
  readonly finalSnapshotName: string;
  readonly variable: string;
  readonly multiAz: boolean;
  readonly memoryMiB: number | null;
}

export function resolveDatabase(
  place: Place,
  key: string,
  spec: DatabaseSpec,
  protections: Protections,
  memoryMiB: number | null,
): ResolvedDatabase {
  const engine = ENGINES[spec.engine];
  const identifier = nameOf(place, "database", key);
  return {
    ...spec,
    key,
    identifier,
    port: engine.port,
    scheme: engine.scheme,
    logs: engine.logs.map((type) => ({ type, logGroup: `/aws/rds/instance/${identifier}/${type}` })),
    subnetGroupName: nameOf(place, "databaseSubnetGroup", key),
    parameterGroupPrefix: `${nameOf(place, "databaseParameterGroupPrefix", key)}-`,
    parameterFamily: `${spec.engine}${spec.version}`,
    passwordSecretName: nameOf(place, "secret", "databases", key, "password"),
    connectionSecretName: nameOf(place, "secret", "databases", key, "connection"),
    finalSnapshotName: `${identifier}-final`,
    variable: variableOf("databases", key, spec.variable),
    multiAz: protections.databaseMultiAz,
    memoryMiB,
  };
}
