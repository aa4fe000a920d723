import { type Refusal, refuses } from "../../support/refusal";

const CASES: readonly Refusal[] = [
  [
    "PPP-41 an engine version whose support has ended",
    (d) => {
      d.databases.main.version = "8.0";
    },
    'databases.main.version: must be in standard support, which ended on 2026-07-31, got "8.0"; newest: 8.4',
  ],
  [
    "an engine version that was never there",
    (d) => {
      d.databases.main.version = "9.9";
    },
    'databases.main.version: must be a known version: 8.4, got "9.9"; newest: 8.4',
  ],
  [
    "a database user that RDS reserves",
    (d) => {
      d.databases.main.username = "rdsadmin";
    },
    'databases.main.username: must not be a user that RDS for mysql reserves, got "rdsadmin"',
  ],
  [
    "a database name that the engine reserves",
    (d) => {
      d.databases.main.databaseName = "sys";
    },
    'databases.main.databaseName: must not be a name that mysql reserves, got "sys"',
  ],
  [
    "a storage ceiling below what growth needs",
    (d) => {
      d.databases.main.maxStorageGiB = 22;
      d.databases.main.storageGiB = 100;
    },
    "databases.main.maxStorageGiB: must be at least a tenth above storageGiB, 111 GiB, got 22",
  ],
  [
    "a database class that nobody knows",
    (d) => {
      d.databases.main.instanceClass = "db.t3.mirco";
    },
    'databases.main.instanceClass: must be a class whose memory is known, got "db.t3.mirco"; did you mean "db.t3.micro"?, or add its row to spec/database-classes.ts',
  ],
  [
    "maintenance during backups",
    (d) => {
      d.databases.main.maintenanceWindow = "sun:03:30-sun:04:30";
    },
    'databases.main.maintenanceWindow: must not overlap backupWindow, 03:00-04:00, got "sun:03:30-sun:04:30"',
  ],
];

refuses(CASES);
