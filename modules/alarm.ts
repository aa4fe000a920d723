import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmConfig,
  type CloudwatchMetricAlarmMetricQuery,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import type { ResolvedObservability } from "../spec/observability-spec";
import type { Expression, Metric } from "./metric";

/** What an alarm watches and when it fires, as plain data: dashboards show the state of the same alarms. */
export interface AlarmDefinition {
  /** Kind, key and what is watched, `workload-backend-cpu`: the construct's id and the end of the alarm's name. */
  readonly id: string;
  /** What it means when it fires, and what to do next. It stands in the message that people get. */
  readonly description: string;
  readonly signal: Metric | Expression;
  readonly fires: "above" | "below";
  readonly threshold: number;
  /** A minute or a multiple of it, at most a day for all periods together (CloudWatch API, PutMetricAlarm). */
  readonly periodSeconds: number;
  /** So many periods one after the other must be beyond the threshold. */
  readonly periods: number;
  /** What silence means. It has no default, since each metric falls silent for a reason of its own. */
  readonly missingData: "breaching" | "notBreaching" | "ignore" | "missing";
}

export interface AlarmProps {
  readonly definition: AlarmDefinition;
  readonly observability: ResolvedObservability;
  /** Told when the alarm fires and when all is well again. */
  readonly topicArn: string;
}

const COMPARISONS = { above: "GreaterThanThreshold", below: "LessThanThreshold" } as const;

/** An alarm that somebody hears of. */
export class Alarm extends Construct {
  constructor(scope: Construct, id: string, { definition, observability, topicArn }: AlarmProps) {
    super(scope, id);
    new CloudwatchMetricAlarm(this, "Default", {
      alarmName: alarmName(observability, definition),
      alarmDescription: definition.description,
      comparisonOperator: COMPARISONS[definition.fires],
      threshold: definition.threshold,
      evaluationPeriods: definition.periods,
      treatMissingData: definition.missingData,
      alarmActions: [topicArn],
      okActions: [topicArn],
      ...watched(definition),
    });
  }
}

type Watched = Pick<CloudwatchMetricAlarmConfig, "namespace" | "metricName" | "dimensions" | "statistic" | "period"> & {
  readonly metricQuery?: CloudwatchMetricAlarmMetricQuery[];
};

function watched({ signal, periodSeconds: period }: AlarmDefinition): Watched {
  if (!("expression" in signal)) {
    const { namespace, name: metricName, dimensions, statistic } = signal;
    return { namespace, metricName, dimensions, statistic, period };
  }
  const inputs = Object.entries(signal.metrics).map(([id, { namespace, name, dimensions, statistic }]) => ({
    id,
    metric: { namespace, metricName: name, dimensions, stat: statistic, period },
    returnData: false,
  }));
  const { expression, label } = signal;
  return { metricQuery: [...inputs, { id: "result", expression, label, returnData: true }] };
}

/** Far below the limit of 255: platform, environment and key are at most 24, 12 and 40 characters long. */
const alarmName = ({ alarms }: ResolvedObservability, { id }: AlarmDefinition): string => `${alarms.namePrefix}-${id}`;

/** Known before the alarm exists. */
export const alarmArn = (observability: ResolvedObservability, definition: AlarmDefinition): string =>
  `${observability.alarms.arnPrefix}${alarmName(observability, definition)}`;
