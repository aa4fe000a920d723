import { KmsKey } from "../../modules/kms-key";
import { infrastructure, reference } from "../support/infrastructure";
import { argumentsOf } from "../support/network";
import { resolved } from "../support/platform";

const platform = resolved("prod");
const { at } = infrastructure(platform, (stack) => {
  const key = { place: platform.place, description: "Tests", deletionDays: 30, preventDestroy: true };
  new KmsKey(stack, "plain", { ...key, alias: "alias/devops-ppp-prod-plain" });
  new KmsKey(stack, "shared", {
    ...key,
    alias: "alias/devops-ppp-prod-shared",
    preventDestroy: false,
    services: [
      {
        principal: "cloudwatch.amazonaws.com",
        actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
        conditions: { StringEquals: { "aws:SourceAccount": "444455556666" } },
      },
      { principal: "sns.amazonaws.com", actions: ["kms:Decrypt"] },
    ],
  });
});
const delegation = {
  Sid: "DelegateToAccount",
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::444455556666:root" },
  Action: "kms:*",
  Resource: "*",
};

test("a key rotates, can be restored for as long as configured, and has a name", () => {
  const { policy, ...key } = argumentsOf(at("aws_kms_key.plain"));
  expect(key).toEqual({
    description: "Tests",
    enable_key_rotation: true,
    deletion_window_in_days: 30,
    lifecycle: { prevent_destroy: true },
  });
  expect(at("aws_kms_key.shared").lifecycle).toEqual({ prevent_destroy: false });
  expect(argumentsOf(at("aws_kms_alias.plain_alias"))).toEqual({
    name: "alias/devops-ppp-prod-plain",
    target_key_id: reference("aws_kms_key.plain.key_id"),
  });
});

test("a key's policy leaves everything to IAM policies of the account", () => {
  expect(policyOf("plain")).toEqual({ Version: "2012-10-17", Statement: [delegation] });
});

test("a service may use a key on the conditions that are named", () => {
  expect(policyOf("shared").Statement).toEqual([
    delegation,
    {
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceAccount": "444455556666" } },
    },
    { Effect: "Allow", Principal: { Service: "sns.amazonaws.com" }, Action: ["kms:Decrypt"], Resource: "*" },
  ]);
});

function policyOf(name: string) {
  return JSON.parse(String(at(`aws_kms_key.${name}`).policy));
}
