import { AlertTopic, addressId } from "../../modules/alert-topic";
import type { ResolvedPlatform } from "../../spec/resolve";
import { infrastructure } from "../support/infrastructure";
import { resolved } from "../support/platform";

const TOPIC_ARN = "arn:aws:sns:us-east-1:111122223333:devops-ppp-dev-alerts";
const FROM_ALARMS = {
  StringEquals: { "aws:SourceAccount": "111122223333" },
  ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:us-east-1:111122223333:alarm:*" },
};

const { at } = topic(resolved());

test("PPP-150 alarms have a topic, encrypted with a key of its own", () => {
  expect(at("aws_sns_topic.alerts")).toMatchObject({
    name: "devops-ppp-dev-alerts",
    kms_master_key_id: reference("aws_kms_key.alerts_key.arn"),
  });
  expect(at("aws_kms_alias.alerts_key_alias").name).toBe("alias/devops-ppp-dev-alerts");
});

test("the account keeps the key, and CloudWatch may use it for this account's alarms alone", () => {
  expect(policyOf(at("aws_kms_key.alerts_key"))).toEqual([
    expect.objectContaining({ Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: "kms:*" }),
    {
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Resource: "*",
      Condition: FROM_ALARMS,
    },
  ]);
});

test("this account's alarms may publish, and nobody over plain HTTP", () => {
  const policy = at("aws_sns_topic_policy.alerts_policy");
  expect(policy.arn).toBe(reference("aws_sns_topic.alerts.arn"));
  expect(policyOf(policy)).toEqual([
    {
      Sid: "AdmitAlarms",
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: "sns:Publish",
      Resource: TOPIC_ARN,
      Condition: FROM_ALARMS,
    },
    {
      Sid: "RefusePlainHttp",
      Effect: "Deny",
      Principal: "*",
      Action: "sns:Publish",
      Resource: TOPIC_ARN,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ]);
});

test("PPP-150 each address of the configuration is told by e-mail, at an address in the state that reads like it", () => {
  expect(at("aws_sns_topic_subscription.alerts_email_platform-alerts_at_example_dot_com")).toMatchObject({
    topic_arn: reference("aws_sns_topic.alerts.arn"),
    protocol: "email",
    endpoint: "platform-alerts@example.com",
  });
});

test("one more address moves none of the others", () => {
  const before = topic(resolved()).addresses;
  const alertEmails = ["first@example.com", "platform-alerts@example.com"];
  const after = topic(resolved("dev", { observability: { alertEmails } })).addresses;
  expect(after).toEqual([...before, "aws_sns_topic_subscription.alerts_email_first_at_example_dot_com"].sort());
});

test.each([
  ["ops.team@example.com", "email_ops_dot_team_at_example_dot_com"],
  ["ops_team@example.com", "email_ops__team_at_example_dot_com"],
  ["ops_dot_team@example.com", "email_ops__dot__team_at_example_dot_com"],
  ["ops+prod@example.com", "email_ops_plus_prod_at_example_dot_com"],
  ["o'neil@example.com", "email_o_x27_neil_at_example_dot_com"],
])("%s becomes the id %s", (address, id) => {
  expect(addressId(address)).toBe(id);
});

test("the key lives by the profile: seven days in dev, thirty and protected in prod", () => {
  expect(at("aws_kms_key.alerts_key")).toMatchObject({
    deletion_window_in_days: 7,
    lifecycle: { prevent_destroy: false },
  });
  expect(topic(resolved("prod")).at("aws_kms_key.alerts_key")).toMatchObject({
    deletion_window_in_days: 30,
    lifecycle: { prevent_destroy: true },
  });
});

function topic(platform: ResolvedPlatform) {
  return infrastructure(platform, (stack) => {
    new AlertTopic(stack, "alerts", platform);
  });
}

function reference(attribute: string): string {
  return `\${${attribute}}`;
}

function policyOf({ policy }: Record<string, unknown>): unknown[] {
  return JSON.parse(String(policy)).Statement;
}
