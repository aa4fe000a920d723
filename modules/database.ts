import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { DbParameterGroup } from "@cdktf/provider-aws/lib/db-parameter-group";
import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import type { Binding } from "../contracts/binding";
import type { Engine, ResolvedDatabase } from "../spec/database-spec";
import type { Protections } from "../spec/profiles";
import { ConnectionSecret } from "./connection-secret";
import { DatabasePassword } from "./database-password";
import { SecurityGroup } from "./security-group";

export interface DatabaseProps {
  readonly database: ResolvedDatabase;
  readonly vpcId: string;
  /** The network's name; the security group is named after it. */
  readonly vpcName: string;
  /** Private subnets in two zones at least, also for a database in one zone. */
  readonly subnetIds: readonly string[];
  /** Security group of those who may connect. */
  readonly clientGroupId: string;
  readonly protections: Protections;
  /** How long logs are kept, in days. */
  readonly retentionDays: number;
}

/**
 * Connections without TLS are refused, and statements that take two seconds or more are logged: without these settings
 * the exported slow query log would stay empty (RDS guide, "Publishing MySQL logs to Amazon CloudWatch Logs").
 */
const PARAMETERS = {
  mysql: { require_secure_transport: "1", slow_query_log: "1", long_query_time: "2", log_output: "FILE" },
  postgres: { "rds.force_ssl": "1", log_min_duration_statement: "2000" },
} as const satisfies Record<Engine, Readonly<Record<string, string>>>;

/**
 * An RDS database: private, encrypted, TLS only, reached from one security group and reaching nothing. Its password is
 * never in configuration, plan or state; workloads get it from the connection secret.
 */
export class Database extends Construct {
  /** `host:port`. */
  readonly endpoint: string;

  constructor(scope: Construct, id: string, props: DatabaseProps) {
    super(scope, id);
    const { database, protections } = props;
    const password = new DatabasePassword(this, "password", { database, protections });
    const instance = this.addInstance(props, password);
    new ConnectionSecret(this, "connection", {
      database,
      address: instance.address,
      password: password.value,
      protections,
    });
    this.endpoint = instance.endpoint;
  }

  private addInstance(props: DatabaseProps, password: DatabasePassword): DbInstance {
    const { database, protections } = props;
    return new DbInstance(this, "Default", {
      identifier: database.identifier,
      engine: database.engine,
      engineVersion: database.version,
      engineLifecycleSupport: "open-source-rds-extended-support-disabled",
      autoMinorVersionUpgrade: true,
      // A new major comes with an edit of the configuration and nothing else.
      allowMajorVersionUpgrade: true,
      instanceClass: database.instanceClass,
      multiAz: database.multiAz,
      storageType: "gp3",
      allocatedStorage: database.storageGiB,
      maxAllocatedStorage: database.maxStorageGiB,
      storageEncrypted: true,
      dbName: database.databaseName,
      username: database.username,
      passwordWo: password.value,
      passwordWoVersion: database.passwordRevision,
      port: database.port,
      publiclyAccessible: false,
      dbSubnetGroupName: this.addSubnetGroup(props).name,
      vpcSecurityGroupIds: [this.admitClients(props).id],
      parameterGroupName: this.addParameterGroup(database).name,
      caCertIdentifier: "rds-ca-rsa2048-g1",
      backupRetentionPeriod: database.backupDays,
      backupWindow: database.backupWindow,
      maintenanceWindow: database.maintenanceWindow,
      copyTagsToSnapshot: true,
      // What restarts the database waits for the maintenance window; AWS changes passwords at once all the same.
      applyImmediately: false,
      // Micro and small classes cannot have it.
      performanceInsightsEnabled: false,
      enabledCloudwatchLogsExports: database.logs.map(({ type }) => type),
      deletionProtection: protections.deletionProtection,
      skipFinalSnapshot: !protections.finalSnapshot,
      finalSnapshotIdentifier: protections.finalSnapshot ? finalSnapshotOf(database, password.versionId) : undefined,
      dependsOn: this.addLogGroups(props),
      lifecycle: { preventDestroy: protections.preventDestroy },
    });
  }

  private addSubnetGroup({ database, subnetIds }: DatabaseProps): DbSubnetGroup {
    return new DbSubnetGroup(this, "subnets", {
      name: database.subnetGroupName,
      description: `Private subnets of the database ${database.key}`,
      subnetIds: [...subnetIds],
    });
  }

  /** No rule lets anything out: a database answers, it never calls. */
  private admitClients({ database, vpcId, vpcName, clientGroupId }: DatabaseProps): SecurityGroup {
    const group = new SecurityGroup(this, "security-group", {
      vpcId,
      name: `${vpcName}-database-${database.key}`,
      description: `Database ${database.key}`,
    });
    group.admit("clients", {
      description: "Workloads on the nodes",
      peer: { group: clientGroupId },
      ports: { protocol: "tcp", from: database.port, to: database.port },
    });
    return group;
  }

  /** By prefix and successor first: a new major needs a new family while the old group is still in use. */
  private addParameterGroup({
    key,
    engine,
    parameterGroupPrefix,
    parameterFamily,
  }: ResolvedDatabase): DbParameterGroup {
    return new DbParameterGroup(this, "parameters", {
      namePrefix: parameterGroupPrefix,
      family: parameterFamily,
      description: `Parameters of the database ${key}`,
      parameter: Object.entries(PARAMETERS[engine]).map(([name, value]) => ({ name, value })),
      lifecycle: { createBeforeDestroy: true },
    });
  }

  /** Before the database: RDS would create them by itself, without a retention. */
  private addLogGroups({ database, retentionDays }: DatabaseProps): CloudwatchLogGroup[] {
    return database.logs.map(
      ({ type, logGroup }) =>
        new CloudwatchLogGroup(this, `${type}-log`, { name: logGroup, retentionInDays: retentionDays }),
    );
  }
}

/**
 * AWS refuses to delete a database while a snapshot of that name exists, so each life of the database needs a name of its
 * own. It ends in a hash of the id of the password's version, which is new whenever the platform is made anew, and of the
 * settings that replace the instance alone. Only a replacement that returns to earlier settings under the same password
 * revision meets an old name: raise `passwordRevision` first.
 */
function finalSnapshotOf(database: ResolvedDatabase, passwordVersionId: string): string {
  const { finalSnapshotName, engine, databaseName, username } = database;
  const life = Fn.sha256(Fn.join("|", [passwordVersionId, engine, databaseName, username]));
  return `${finalSnapshotName}-${Fn.substr(life, 0, 8)}`;
}

/** What using a database gives a workload: its connection URL as a secret, and its port. Nothing in IAM. */
export function databaseBinding(database: ResolvedDatabase): Binding {
  return {
    resource: `databases.${database.key}`,
    environment: {},
    secrets: { [database.variable]: { secretName: database.connectionSecretName, jsonKey: "url" } },
    statements: [],
    ports: [database.port],
  };
}
