import type { Expression, Metric } from "./metric";

/** A part of a dashboard as CloudWatch reads it (CloudWatch API, "Dashboard Body Structure and Syntax"). */
export interface Widget {
  readonly type: "metric" | "alarm" | "log";
  /** Of the 24 columns that a dashboard is wide. */
  readonly width: number;
  readonly height: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** One line of a graph. */
export interface Line {
  readonly label: string;
  readonly metric: Metric;
}

const FULL_WIDTH = 24;
const HALF_WIDTH = FULL_WIDTH / 2;
const HEIGHT = 6;
const PERIOD_SECONDS = 300;

/** A graph over time, half as wide as the dashboard, from zero up. `threshold` draws the value at which an alarm fires. */
export function graph(region: string, title: string, lines: readonly Line[], threshold?: number): Widget {
  return timeSeries(region, title, lines.map(drawn), threshold);
}

/** A graph of a computed value; the metrics that it is computed from are not drawn. */
export function expressionGraph(region: string, title: string, signal: Expression, threshold?: number): Widget {
  const { expression, label, metrics } = signal;
  const inputs = Object.entries(metrics).map(([id, metric]) => [
    ...address(metric),
    { id, stat: metric.statistic, visible: false },
  ]);
  return timeSeries(region, title, [...inputs, [{ expression, label, id: "result" }]], threshold);
}

function timeSeries(region: string, title: string, metrics: readonly unknown[], threshold?: number): Widget {
  const annotations =
    threshold === undefined ? {} : { annotations: { horizontal: [{ value: threshold, label: "alarm" }] } };
  return {
    type: "metric",
    width: HALF_WIDTH,
    height: HEIGHT,
    properties: {
      region,
      title,
      view: "timeSeries",
      stacked: false,
      period: PERIOD_SECONDS,
      metrics,
      yAxis: { left: { min: 0 } },
      ...annotations,
    },
  };
}

const drawn = ({ label, metric }: Line): readonly unknown[] => [...address(metric), { label, stat: metric.statistic }];

const address = ({ namespace, name, dimensions }: Metric): readonly string[] => [
  namespace,
  name,
  ...Object.entries(dimensions ?? {}).flat(),
];

/** The state of alarms, those that changed last first. */
export const alarmStates = (title: string, alarmArns: readonly string[]): Widget => ({
  type: "alarm",
  width: FULL_WIDTH,
  height: 4,
  properties: { title, alarms: alarmArns, sortBy: "stateUpdatedTimestamp" },
});

/** The newest lines of some log groups that a filter of CloudWatch Logs Insights lets through. */
export const newestLines = (region: string, title: string, groups: readonly string[], filter: string): Widget => ({
  type: "log",
  width: FULL_WIDTH,
  height: 8,
  properties: {
    region,
    title,
    view: "table",
    query: [
      ...groups.map((group) => `SOURCE '${group}'`),
      "fields @timestamp, @log, @message",
      `filter ${filter}`,
      "sort @timestamp desc",
      "limit 50",
    ].join(" | "),
  },
});
