import { nearest } from "../check";
import { DATABASE_CLASSES } from "../database-classes";
import type { DatabaseSpec } from "../database-spec";
import type { Fault } from "../errors";
import type { Rule } from "./candidate";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const DAY_MINUTES = 24 * 60;
/** RDS refuses shorter windows (API CreateDBInstance). */
const LEAST_WINDOW_MINUTES = 30;
/** Names that the engines keep for themselves, in lower case. */
const RESERVED_DATABASES = {
  mysql: [
    "mysql",
    "information_schema",
    "performance_schema",
    "sys",
    "innodb",
    "tmp",
    "rdsadmin",
    "table",
    "database",
    "select",
    "order",
    "group",
    "key",
    "index",
  ],
  postgres: [
    "postgres",
    "template0",
    "template1",
    "rdsadmin",
    "db",
    "user",
    "order",
    "table",
    "select",
    "all",
    "analyze",
    "default",
    "end",
    "group",
    "primary",
    "references",
  ],
};
const RESERVED_USERS = {
  mysql: ["rdsadmin", "root", "rdsrepladmin"],
  postgres: ["rdsadmin", "admin", "rds_superuser", "public"],
};

/** What RDS would refuse only after minutes, or take and surprise us with. */
export const databaseRules: Rule = ({ sections }) =>
  Object.entries(sections.databases).flatMap(([key, database]) =>
    [...storage(database), ...instanceClass(database), ...names(database), ...windows(database)].map((fault) => ({
      ...fault,
      path: `databases.${key}.${fault.path}`,
    })),
  );

/** RDS grows storage by at least a tenth (API ModifyDBInstance, MaxAllocatedStorage). */
function storage({ storageGiB, maxStorageGiB }: DatabaseSpec): Fault[] {
  const least = Math.ceil(storageGiB * 1.1);
  if (maxStorageGiB >= least) return [];
  return [
    { path: "maxStorageGiB", rule: `must be at least a tenth above storageGiB, ${least} GiB`, got: maxStorageGiB },
  ];
}

function instanceClass({ instanceClass: name }: DatabaseSpec): Fault[] {
  const known = Object.keys(DATABASE_CLASSES);
  if (known.includes(name)) return [];
  const remedy = `${nearest(name, known)}, or add its row to spec/database-classes.ts`;
  return [{ path: "instanceClass", rule: "must be a class whose memory is known", got: name, remedy }];
}

function names({ engine, version, databaseName, username }: DatabaseSpec): Fault[] {
  const faults: Fault[] = [];
  if (RESERVED_DATABASES[engine].includes(databaseName.toLowerCase())) {
    faults.push({ path: "databaseName", rule: `must not be a name that ${engine} reserves`, got: databaseName });
  }
  if (RESERVED_USERS[engine].includes(username.toLowerCase())) {
    faults.push({ path: "username", rule: `must not be a user that RDS for ${engine} reserves`, got: username });
  }
  if (engine === "postgres" && version.includes(".")) {
    faults.push({
      path: "version",
      rule: "must be a major version such as 17, minor ones follow by themselves",
      got: version,
    });
  }
  return faults;
}

function windows({ backupWindow, maintenanceWindow }: DatabaseSpec): Fault[] {
  const backup = minutes(backupWindow);
  const maintenance = minutes(maintenanceWindow);
  if (!backup || !maintenance) return [];
  const faults: Fault[] = [];
  if (backup.length < LEAST_WINDOW_MINUTES) {
    faults.push({ path: "backupWindow", rule: `must be at least ${LEAST_WINDOW_MINUTES} minutes`, got: backupWindow });
  }
  if (maintenance.length < LEAST_WINDOW_MINUTES || maintenance.length > DAY_MINUTES) {
    faults.push({
      path: "maintenanceWindow",
      rule: `must be between ${LEAST_WINDOW_MINUTES} and ${DAY_MINUTES} minutes`,
      got: maintenanceWindow,
    });
  }
  const startsWithin = (start: number, window: typeof backup) =>
    (start - window.start + 7 * DAY_MINUTES) % DAY_MINUTES < window.length;
  if (startsWithin(maintenance.start, backup) || startsWithin(backup.start, maintenance)) {
    faults.push({
      path: "maintenanceWindow",
      rule: `must not overlap backupWindow, ${backupWindow}`,
      got: maintenanceWindow,
    });
  }
  return faults;
}

/** Start and length in minutes of `hh:mm-hh:mm` or `ddd:hh:mm-ddd:hh:mm`; null where the form is wrong. */
function minutes(window: string): { readonly start: number; readonly length: number } | null {
  const parts = /^(?:(\w{3}):)?(\d\d):(\d\d)-(?:(\w{3}):)?(\d\d):(\d\d)$/.exec(window);
  if (!parts) return null;
  const at = (day: string | undefined, hour: string | undefined, minute: string | undefined) =>
    Math.max(0, DAYS.indexOf(day ?? "")) * DAY_MINUTES + Number(hour) * 60 + Number(minute);
  const week = parts[1] === undefined ? DAY_MINUTES : 7 * DAY_MINUTES;
  const start = at(parts[1], parts[2], parts[3]);
  return { start, length: (at(parts[4], parts[5], parts[6]) - start + week) % week };
}
