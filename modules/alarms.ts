import { Construct } from "constructs";
import type { ResolvedPlatform } from "../spec/resolve";
import { Alarm, type AlarmDefinition } from "./alarm";
import { databaseAlarms } from "./database-alarms";
import { edgeAlarms } from "./edge-alarms";
import { nodeAlarms } from "./node-alarms";
import { queueAlarms } from "./queue-alarms";
import { workloadAlarms } from "./workload-alarms";

export interface AlarmsProps {
  readonly platform: ResolvedPlatform;
  /** The topic that every alarm reports to. */
  readonly topicArn: string;
}

/** Every alarm of a platform. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, { platform, topicArn }: AlarmsProps) {
    super(scope, id);
    for (const definition of alarmsOf(platform)) {
      new Alarm(this, definition.id, { definition, observability: platform.observability, topicArn });
    }
  }
}

const alarmsOf = (platform: ResolvedPlatform): readonly AlarmDefinition[] => [
  ...platform.workloads.flatMap((workload) => workloadAlarms(platform, workload)),
  ...edgeAlarms(platform.observability),
  ...platform.queues.flatMap((queue) => queueAlarms(platform.observability, queue)),
  ...platform.databases.flatMap((database) => databaseAlarms(platform.observability, database)),
  ...nodeAlarms(platform),
];
