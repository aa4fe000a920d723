import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Construct } from "constructs";
import type { Place } from "../spec/names";
import type { ResolvedObservability } from "../spec/observability-spec";
import type { Protections } from "../spec/profiles";
import { KmsKey } from "./kms-key";

export interface AlertTopicProps {
  readonly place: Place;
  readonly observability: ResolvedObservability;
  readonly protections: Protections;
}

const CLOUDWATCH = "cloudwatch.amazonaws.com";

/**
 * Where alarms report, and the people who are told. Encrypted with a key of its own: CloudWatch may not use AWS's key
 * for SNS, and an alarm whose message cannot be encrypted reaches nobody without a word.
 */
export class AlertTopic extends Construct {
  readonly topicArn: string;

  constructor(scope: Construct, id: string, props: AlertTopicProps) {
    super(scope, id);
    const { topicName, topicArn, alertEmails } = props.observability;
    const topic = new SnsTopic(this, "Default", { name: topicName, kmsMasterKeyId: this.addKey(props).arn });
    this.topicArn = topic.arn;
    new SnsTopicPolicy(this, "policy", { arn: topic.arn, policy: topicPolicy(props, topicArn) });
    for (const address of alertEmails) {
      new SnsTopicSubscription(this, addressId(address), {
        topicArn: topic.arn,
        protocol: "email",
        endpoint: address,
      });
    }
  }

  private addKey(props: AlertTopicProps): KmsKey {
    const { place, observability, protections } = props;
    return new KmsKey(this, "key", {
      place,
      alias: observability.topicKeyAlias,
      description: `Messages of the topic ${observability.topicName}`,
      deletionDays: protections.keyDeletionDays,
      preventDestroy: protections.preventDestroy,
      services: [
        { principal: CLOUDWATCH, actions: ["kms:Decrypt", "kms:GenerateDataKey*"], conditions: fromAlarms(props) },
      ],
    });
  }
}

/** Alarms of this account in this region, and nobody else on CloudWatch's behalf. */
const fromAlarms = ({ place, observability }: AlertTopicProps) => ({
  StringEquals: { "aws:SourceAccount": place.accountId },
  ArnLike: { "aws:SourceArn": `${observability.alarms.arnPrefix}*` },
});

/** SNS accepts only actions of its own in a topic's policy, and of these only Publish carries anything to protect. */
function topicPolicy(props: AlertTopicProps, topicArn: string): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "AdmitAlarms",
        Effect: "Allow",
        Principal: { Service: CLOUDWATCH },
        Action: "sns:Publish",
        Resource: topicArn,
        Condition: fromAlarms(props),
      },
      {
        Sid: "RefusePlainHttp",
        Effect: "Deny",
        Principal: "*",
        Action: "sns:Publish",
        Resource: topicArn,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  });
}

const SIGNS: Readonly<Record<string, string>> = { "@": "at", ".": "dot", "+": "plus", _: "" };

/**
 * An address as a construct id: `ops.team@example.com` becomes `email_ops_dot_team_at_example_dot_com`. Letters, digits
 * and dashes stay; every other sign becomes a word between underscores, so that no two addresses have one id.
 */
export function addressId(address: string): string {
  const safe = address.replace(/[^A-Za-z0-9-]/g, (sign) => {
    return `_${SIGNS[sign] ?? `x${sign.charCodeAt(0).toString(16)}`}_`;
  });
  return `email_${safe}`;
}
