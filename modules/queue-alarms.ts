import type { ResolvedObservability } from "../spec/observability-spec";
import type { ResolvedQueue } from "../spec/queue-spec";
import type { AlarmDefinition } from "./alarm";
import { queueMetric } from "./metric";

/** Alarms on a queue: too many messages, messages too old, and any message that nobody could process. */
export function queueAlarms(observability: ResolvedObservability, queue: ResolvedQueue): readonly AlarmDefinition[] {
  const { queueDepth, oldestMessageSeconds } = observability.thresholds;
  return [
    {
      id: `queue-${queue.key}-depth`,
      description:
        `More than ${queueDepth} messages wait in ${queue.name} for 15 minutes: consumers do not keep up. ` +
        "See whether they fail or are too few; raise the worker's scaling.max.",
      signal: queueMetric("ApproximateNumberOfMessagesVisible", "Average", queue.name),
      fires: "above",
      threshold: queueDepth,
      periodSeconds: 300,
      periods: 3,
      // SQS stops publishing for a queue that was idle and empty for six hours.
      missingData: "notBreaching",
    },
    {
      id: `queue-${queue.key}-age`,
      description:
        `The oldest message in ${queue.name} has waited more than ${oldestMessageSeconds} seconds. ` +
        "See whether the consumers run and what they log; one message that fails again and again keeps its age.",
      // The greatest age is the one that counts; an average over a period hides it.
      signal: queueMetric("ApproximateAgeOfOldestMessage", "Maximum", queue.name),
      fires: "above",
      threshold: oldestMessageSeconds,
      periodSeconds: 300,
      periods: 1,
      // As for the depth.
      missingData: "notBreaching",
    },
    {
      id: `queue-${queue.key}-dead-letters`,
      description:
        `Messages of ${queue.name} failed ${queue.attempts} times and wait in ${queue.deadLetters.name}, for 14 days. ` +
        "Read one, repair the consumer, then start a redrive from the queue's page.",
      signal: queueMetric("ApproximateNumberOfMessagesVisible", "Maximum", queue.deadLetters.name),
      fires: "above",
      threshold: 0,
      periodSeconds: 300,
      periods: 1,
      // As for the depth; a queue that holds a message is never idle.
      missingData: "notBreaching",
    },
  ];
}
