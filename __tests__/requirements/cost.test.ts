import { everyStack, stackOf } from "../support/stacks";

const { of, at } = stackOf("dev", "infrastructure");

test("PPP-183 every AWS resource carries the tags by which costs are told apart", () => {
  for (const { json, platform } of everyStack()) {
    expect(json.provider.aws[0].default_tags[0].tags).toEqual({
      Platform: "devops-ppp",
      Environment: platform.place.environment,
      ManagedBy: "terraform",
    });
  }
});

test("PPP-183 what a template or a controller makes carries them too, as the provider's reach ends there", () => {
  const tags = { Platform: "devops-ppp", Environment: "dev", ManagedBy: "terraform" };
  const made = at("aws_launch_template.nodes_template").tag_specifications;
  expect(made.map(({ resource_type: type }: { resource_type: string }) => type)).toEqual([
    "instance",
    "volume",
    "network-interface",
  ]);
  for (const specification of made) expect(specification.tags).toMatchObject(tags);
  const driver = JSON.parse(at("aws_eks_addon.addons_aws-ebs-csi-driver").configuration_values);
  expect(driver.controller.extraVolumeTags).toEqual(tags);
  const balancer = stackOf("dev", "kubernetes").at("helm_release.load-balancer-controller");
  expect(JSON.parse(balancer.values[0]).defaultTags).toEqual(tags);
});

test("PPP-169 PPP-170 PPP-171 PPP-172 PPP-173 PPP-174 the savings that the document counts on", () => {
  expect(at("aws_eks_node_group.nodes").instance_types).toEqual(["t3.medium"]);
  expect(at("aws_db_instance.databases_main")).toMatchObject({ instance_class: "db.t3.micro", multi_az: false });
  expect(at("aws_eks_node_group.nodes").scaling_config).toMatchObject({ min_size: 1, max_size: 4 });
  expect(of("aws_ecr_lifecycle_policy")).toHaveLength(2);
  expect(new Set(of("aws_cloudwatch_log_group").map(({ retention_in_days: days }) => days))).toEqual(new Set([30]));
  expect(of("aws_sqs_queue").filter((queue) => queue.fifo_queue)).toEqual([]);
});
