import { FlowLogs } from "../../modules/flow-logs";
import { infrastructure } from "../support/infrastructure";
import { argumentsOf, network, reference } from "../support/network";
import { resolved } from "../support/platform";

const { at, text } = infrastructure(resolved("prod"), (stack) => {
  new FlowLogs(stack, "flow-logs", {
    vpcId: "vpc-1",
    accountId: "444455556666",
    name: "devops-ppp-prod",
    logGroup: "/aws/vpc/devops-ppp-prod/flow-logs",
    retentionDays: 30,
  });
});

test("all traffic is recorded, in AWS's default format, once the role may write", () => {
  expect(argumentsOf(at("aws_flow_log.flow-logs"))).toEqual({
    vpc_id: "vpc-1",
    traffic_type: "ALL",
    log_destination_type: "cloud-watch-logs",
    log_destination: reference("aws_cloudwatch_log_group.flow-logs_logs", "arn"),
    iam_role_arn: reference("aws_iam_role.flow-logs_role", "arn"),
    tags: { Name: "devops-ppp-prod-flow-logs" },
    depends_on: ["aws_iam_role_policy.flow-logs_write"],
  });
  expect(text).not.toContain("$${");
});

test("records are kept as long as configured", () => {
  expect(argumentsOf(at("aws_cloudwatch_log_group.flow-logs_logs"))).toEqual({
    name: "/aws/vpc/devops-ppp-prod/flow-logs",
    retention_in_days: 30,
  });
});

test("the role may create and fill streams of this log group alone", () => {
  expect(at("aws_iam_role_policy.flow-logs_write").role).toBe(reference("aws_iam_role.flow-logs_role", "name"));
  expect(statements("aws_iam_role_policy.flow-logs_write", "policy")).toEqual([
    {
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      Resource: `${reference("aws_cloudwatch_log_group.flow-logs_logs", "arn")}:*`,
    },
  ]);
});

test("the role is taken by flow logs of this account alone", () => {
  expect(at("aws_iam_role.flow-logs_role").name).toBe("devops-ppp-prod-flow-logs");
  expect(statements("aws_iam_role.flow-logs_role", "assume_role_policy")).toEqual([
    {
      Effect: "Allow",
      Principal: { Service: "vpc-flow-logs.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "aws:SourceAccount": "444455556666" } },
    },
  ]);
});

test.each([
  ["dev", 0],
  ["prod", 1],
] as const)("by its profile %s has %i flow log", (environment, count) => {
  const { addresses } = network(resolved(environment));
  expect(addresses.filter((address) => address.includes("flow-logs"))).toHaveLength(count * 4);
  expect(addresses.filter((address) => address.startsWith("aws_flow_log."))).toHaveLength(count);
});

function statements(address: string, attribute: string): unknown {
  return JSON.parse(String(at(address)[attribute])).Statement;
}
