import { Alarms } from "../../modules/alarms";
import type { ResolvedPlatform } from "../../spec/resolve";
import { type Infrastructure, infrastructure } from "./infrastructure";

/** A topic that exists outside of what is tested. */
export const TOPIC_ARN = "arn:aws:sns:us-east-1:111122223333:devops-ppp-dev-alerts";

/** All alarms of a platform, as the infrastructure stack makes them. */
export const alarmsIn = (platform: ResolvedPlatform): Infrastructure =>
  infrastructure(platform, (stack) => {
    new Alarms(stack, "alarms", { platform, topicArn: TOPIC_ARN });
  });

/** The address of an alarm: `alarmAddress("queue-events-depth")`. */
export const alarmAddress = (id: string): string => `aws_cloudwatch_metric_alarm.alarms_${id}`;
