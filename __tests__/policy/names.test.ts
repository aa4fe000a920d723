import { everyStack, type Json } from "../support/stacks";

const WORDS = /^[\w-]+$/;
const PATH = /^[\w./-]+$/;

/** Arguments that name something in AWS: longest length and form, as AWS's own API models give them. */
const AWS_NAMES: Readonly<Record<string, readonly [limit: number, form: RegExp]>> = {
  "aws_cloudwatch_dashboard.dashboard_name": [255, WORDS],
  "aws_cloudwatch_log_group.name": [512, PATH],
  "aws_cloudwatch_log_metric_filter.name": [512, PATH],
  "aws_cloudwatch_metric_alarm.alarm_name": [255, WORDS],
  "aws_db_instance.identifier": [63, /^[a-z](?!.*--)[a-z0-9-]*[a-z0-9]$/],
  "aws_db_parameter_group.name_prefix": [64, /^[a-z](?!.*--)[a-z0-9-]*$/],
  "aws_db_subnet_group.name": [255, /^[a-z0-9-]+$/],
  "aws_ecr_repository.name": [256, /^[a-z0-9]+([._/-][a-z0-9]+)*$/],
  "aws_eks_addon.addon_name": [100, WORDS],
  "aws_eks_cluster.name": [100, /^[0-9A-Za-z][\w-]*$/],
  "aws_eks_node_group.node_group_name_prefix": [37, WORDS],
  "aws_iam_role.name": [64, WORDS],
  "aws_iam_role_policy.name": [128, WORDS],
  "aws_kms_alias.name": [250 + "alias/".length, /^alias\/[\w-]+$/],
  "aws_launch_template.name_prefix": [99, WORDS],
  "aws_secretsmanager_secret.name": [500, PATH],
  "aws_security_group.name_prefix": [229, WORDS],
  "aws_sns_topic.name": [256, WORDS],
  "aws_sqs_queue.name": [80, WORDS],
  "aws_ssm_parameter.name": [1011, /^\/[\w./-]+$/],
};

const NAMING =
  /^(name|name_prefix|identifier|addon_name|alarm_name|dashboard_name|node_group_name_prefix|cluster_identifier|bucket)$/;

test("every kind of physical name in AWS is checked, and each is within its limit and form", () => {
  const seen = new Set<string>();
  for (const { stack, address, key, name } of everyGivenName()) {
    const rule = AWS_NAMES[key];
    if (!rule) throw new Error(`${stack} ${address}: no limit is known for ${key}`);
    seen.add(key);
    expect([address, name.length <= rule[0], rule[1].test(name)]).toEqual([address, true, true]);
  }
  expect(Object.keys(AWS_NAMES).filter((key) => !seen.has(key))).toEqual([]);
});

test("no two things of a kind have one name in one account", () => {
  const inRole = "aws_iam_role_policy.name"; // told apart by its role
  const all = everyGivenName()
    .filter(({ key }) => key !== inRole)
    .map(({ stack, key, name }) => `${stack} ${key} ${name}`);
  expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
});

test("every name in Kubernetes is a DNS label, a release's has at most 53 characters", () => {
  for (const { blocks, kind } of everyStack()) {
    if (kind === "infrastructure") continue;
    for (const { stack, address, type, arguments: args } of blocks) {
      if (type.startsWith("data.") || type.startsWith("ephemeral.")) continue;
      const [name, limit] = type === "helm_release" ? [args.name, 53] : [args.metadata.name, 63];
      expect([stack, address, name]).toEqual([
        stack,
        address,
        expect.stringMatching(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/),
      ]);
      expect(name.length).toBeLessThanOrEqual(limit);
      for (const label of Object.values<string>(args.metadata?.labels ?? {}))
        expect(label.length).toBeLessThanOrEqual(63);
    }
  }
});

test("the load balancer's name has at most 32 characters and its group's is that of the group's tag", () => {
  for (const { json, platform } of everyStack().filter(({ kind }) => kind === "kubernetes")) {
    const annotations: Json = json.resource.kubernetes_service_v1.edge_service.metadata.annotations;
    const name = annotations["service.beta.kubernetes.io/aws-load-balancer-name"];
    expect(name).toMatch(/^[a-zA-Z0-9](-?[a-zA-Z0-9]){0,31}$/);
    expect(name.length).toBeLessThanOrEqual(32);
    const aws = everyStack().find(({ id }) => id === platform.stacks.infrastructure);
    expect(annotations["service.beta.kubernetes.io/aws-load-balancer-security-groups"]).toBe(
      aws?.json.resource.aws_security_group["security-groups_edge"].tags.Name,
    );
  }
});

/** Each argument of an AWS resource that names it. */
function everyGivenName(): { stack: string; address: string; key: string; name: string }[] {
  return everyStack().flatMap(({ blocks }) =>
    blocks
      .filter(({ type }) => type.startsWith("aws_"))
      .flatMap(({ stack, address, type, arguments: args }) =>
        Object.entries<Json>(args)
          .filter(([argument]) => NAMING.test(argument))
          .map(([argument, name]) => ({ stack, address, key: `${type}.${argument}`, name })),
      ),
  );
}
