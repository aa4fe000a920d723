import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { Database, databaseBinding } from "../../modules/database";
import type { Overrides } from "../../spec/platform-spec";
import { type Infrastructure, infrastructure, reference } from "../support/infrastructure";
import { resolved } from "../support/platform";

const dev = database();
const prod = database("prod");
const postgres = database("dev", { databases: { main: { engine: "postgres", version: "17" } } });
const instance = dev.at("aws_db_instance.databases_main");

test("PPP-40 PPP-41 the engine is MySQL 8.4, which AWS may not carry on into paid extended support", () => {
  expect(instance).toMatchObject({
    engine: "mysql",
    engine_version: "8.4",
    auto_minor_version_upgrade: true,
    engine_lifecycle_support: "open-source-rds-extended-support-disabled",
  });
  expect(dev.at("aws_db_parameter_group.databases_main_parameters").family).toBe("mysql8.4");
});

test("PPP-42 the instance class is the configured one and has no Performance Insights", () => {
  expect(instance).toMatchObject({ instance_class: "db.t3.micro", performance_insights_enabled: false });
});

test("PPP-43 a standby in a second zone comes with the profile", () => {
  expect(instance.multi_az).toBe(false);
  expect(prod.at("aws_db_instance.databases_main").multi_az).toBe(true);
});

test("PPP-44 backups are kept for seven days, their window does not touch that of maintenance", () => {
  expect(instance).toMatchObject({
    backup_retention_period: 7,
    backup_window: "03:00-04:00",
    maintenance_window: "sun:04:30-sun:05:30",
    copy_tags_to_snapshot: true,
    apply_immediately: false,
  });
});

test("PPP-16 PPP-45 the instance is private, in all the subnets it is given", () => {
  expect(instance.publicly_accessible).toBe(false);
  expect(instance.db_subnet_group_name).toBe(reference("aws_db_subnet_group.databases_main_subnets.name"));
  expect(dev.at("aws_db_subnet_group.databases_main_subnets")).toMatchObject({
    name: "devops-ppp-dev-main",
    subnet_ids: ["subnet-a", "subnet-b"],
  });
});

test("PPP-46 PPP-47 PPP-124 storage is encrypted gp3 of 20 GiB that grows by itself to 100", () => {
  expect(instance).toMatchObject({
    storage_encrypted: true,
    storage_type: "gp3",
    allocated_storage: 20,
    max_allocated_storage: 100,
  });
});

test("PPP-49 prod refuses deletion, dev does not", () => {
  expect(instance).toMatchObject({ deletion_protection: false, lifecycle: { prevent_destroy: false } });
  expect(prod.at("aws_db_instance.databases_main")).toMatchObject({
    deletion_protection: true,
    lifecycle: { prevent_destroy: true },
  });
});

test("PPP-49 in prod the last snapshot has another name in each life of the database; dev makes none", () => {
  expect(prod.at("aws_db_instance.databases_main")).toMatchObject({
    skip_final_snapshot: false,
    final_snapshot_identifier:
      "devops-ppp-prod-main-final-" +
      '${substr(sha256(join("|", [aws_secretsmanager_secret_version.databases_main_password_version.version_id, ' +
      '"mysql", "devops_ppp", "platform"])), 0, 8)}',
  });
  expect(instance.skip_final_snapshot).toBe(true);
  expect(instance).not.toHaveProperty("final_snapshot_identifier");
});

test.each([
  ["mysql", dev, { require_secure_transport: "1", slow_query_log: "1", long_query_time: "2", log_output: "FILE" }],
  ["postgres", postgres, { "rds.force_ssl": "1", log_min_duration_statement: "2000" }],
])("PPP-127 %s refuses connections without TLS and logs slow statements", (_, synthesized, parameters) => {
  const group = synthesized.at("aws_db_parameter_group.databases_main_parameters");
  expect(group.parameter).toEqual(Object.entries(parameters).map(([name, value]) => ({ name, value })));
  expect(synthesized.at("aws_db_instance.databases_main")).toMatchObject({
    parameter_group_name: reference("aws_db_parameter_group.databases_main_parameters.name"),
    ca_cert_identifier: "rds-ca-rsa2048-g1",
  });
});

test("parameter groups have a prefix and go after their successors, so that a new major can have a new family", () => {
  expect(dev.at("aws_db_parameter_group.databases_main_parameters")).toMatchObject({
    name_prefix: "devops-ppp-dev-main-",
    lifecycle: { create_before_destroy: true },
  });
  expect(postgres.at("aws_db_parameter_group.databases_main_parameters").family).toBe("postgres17");
  expect(instance.allow_major_version_upgrade).toBe(true);
});

test.each([
  ["mysql", dev, ["error", "slowquery"]],
  ["postgres", postgres, ["postgresql", "upgrade"]],
])("PPP-136 %s sends its logs to groups that exist before it and keep them for 30 days", (_, synthesized, types) => {
  const { enabled_cloudwatch_logs_exports, depends_on } = synthesized.at("aws_db_instance.databases_main");
  expect(enabled_cloudwatch_logs_exports).toEqual(types);
  expect(depends_on).toEqual(types.map((type) => `aws_cloudwatch_log_group.databases_main_${type}-log`));
  for (const type of types) {
    expect(synthesized.at(`aws_cloudwatch_log_group.databases_main_${type}-log`)).toMatchObject({
      name: `/aws/rds/instance/devops-ppp-dev-main/${type}`,
      retention_in_days: 30,
    });
  }
});

test.each([
  ["PPP-22 PPP-50 MySQL", dev, 3306],
  ["PostgreSQL", postgres, 5432],
])("%s is reached from the clients' security group on its port alone", (_, synthesized, port) => {
  const rules = synthesized.addresses.filter((address) => address.includes("_ingress_rule."));
  expect(rules).toEqual(["aws_vpc_security_group_ingress_rule.databases_main_security-group_clients"]);
  expect(synthesized.at(String(rules[0]))).toMatchObject({
    security_group_id: reference("aws_security_group.databases_main_security-group.id"),
    referenced_security_group_id: "sg-clients",
    ip_protocol: "tcp",
    from_port: port,
    to_port: port,
  });
  expect(synthesized.at("aws_db_instance.databases_main")).toMatchObject({
    port,
    vpc_security_group_ids: [reference("aws_security_group.databases_main_security-group.id")],
  });
});

test("PPP-23 the database may not call anything", () => {
  expect(dev.text).not.toContain("egress");
});

test("the instance is found by its computed identifier; its id, which is no dimension of its metrics, is never used", () => {
  expect(instance.identifier).toBe("devops-ppp-dev-main");
  expect(dev.text).not.toContain("aws_db_instance.databases_main.id");
});

test("PPP-48 PPP-126 instance and connection secret get the stored password, by reference and write-only", () => {
  const stored = "ephemeral.aws_secretsmanager_secret_version.databases_main_password_stored.secret_string";
  expect(instance).toMatchObject({ db_name: "devops_ppp", username: "platform" });
  expect(instance).toMatchObject({ password_wo: reference(stored), password_wo_version: 1 });
  const content = dev.at("aws_secretsmanager_secret_version.databases_main_connection_version").secret_string_wo;
  expect(content).toContain(`"password" = ${stored}`);
  expect(content).toContain('"host" = aws_db_instance.databases_main.address,');
  for (const { text } of [dev, prod, postgres]) {
    expect(text).not.toContain("$${");
    expect(text).not.toMatch(/"(password|secret_string)":/);
  }
});

test("a raised revision gives password, instance and connection secret a new version each", () => {
  const raised = database("dev", { databases: { main: { passwordRevision: 2 } } });
  expect(raised.at("aws_db_instance.databases_main").password_wo_version).toBe(2);
  expect(raised.at("aws_secretsmanager_secret_version.databases_main_password_version").secret_string_wo_version).toBe(
    2,
  );
  const connection = "aws_secretsmanager_secret_version.databases_main_connection_version";
  expect(raised.at(connection).secret_string_wo_version).not.toBe(dev.at(connection).secret_string_wo_version);
});

test("people are told host and port", () => {
  expect(dev.text).toContain(`"main-endpoint":{"value":"${reference("aws_db_instance.databases_main.endpoint")}"}`);
});

test("addresses read like the configuration", () => {
  expect(dev.addresses).toEqual([
    "aws_cloudwatch_log_group.databases_main_error-log",
    "aws_cloudwatch_log_group.databases_main_slowquery-log",
    "aws_db_instance.databases_main",
    "aws_db_parameter_group.databases_main_parameters",
    "aws_db_subnet_group.databases_main_subnets",
    "aws_secretsmanager_secret.databases_main_connection",
    "aws_secretsmanager_secret.databases_main_password",
    "aws_secretsmanager_secret_version.databases_main_connection_version",
    "aws_secretsmanager_secret_version.databases_main_password_version",
    "aws_security_group.databases_main_security-group",
    "aws_vpc_security_group_ingress_rule.databases_main_security-group_clients",
  ]);
});

test("using a database gives the connection URL by reference, the port, and no permission in AWS", () => {
  const [main] = resolved().databases;
  expect(main && databaseBinding(main)).toEqual({
    resource: "databases.main",
    environment: {},
    secrets: { DATABASE_URL: { secretName: "devops-ppp/dev/databases/main/connection", jsonKey: "url" } },
    statements: [],
    ports: [3306],
  });
});

function database(environment: "dev" | "prod" = "dev", overrides: Overrides = {}): Infrastructure {
  const platform = resolved(environment, overrides);
  return infrastructure(platform, (stack) => {
    const databases = new Construct(stack, "databases");
    for (const database of platform.databases) {
      const { endpoint } = new Database(databases, database.key, {
        database,
        vpcId: "vpc-1",
        vpcName: platform.network.name,
        subnetIds: ["subnet-a", "subnet-b"],
        clientGroupId: "sg-clients",
        protections: platform.protections,
        retentionDays: platform.observability.retentionDays,
      });
      new TerraformOutput(stack, `${database.key}-endpoint`, { value: endpoint });
    }
  });
}
