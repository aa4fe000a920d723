import { z } from "zod";
import { VARIABLE_RULE, variable } from "./leaf";
import { arn, dnsSuffix, nameOf, type Place } from "./names";
import { variableOf } from "./variables";

/** What an operator may say of a queue. Its dead letter queue, encryption and TLS come with it. */
export const queueSpec = z.strictObject({
  visibilitySeconds: z.int().min(0).max(43_200).default(300).meta({
    description: "how long a received message stays hidden from other consumers",
    unit: "seconds",
    changes: "in place",
  }),
  retentionDays: z.int().min(1).max(14).default(4).meta({
    description: "how long an unread message is kept; dead letters are kept for 14 days",
    unit: "days",
    changes: "in place",
  }),
  attempts: z.int().min(1).max(1_000).default(5).meta({
    description: "receives before a message moves to the dead letter queue",
    unit: "receives",
    changes: "in place",
  }),
  messageTypes: z
    .array(z.string().regex(/^[A-Z][A-Z0-9_]*$/))
    .default([])
    .meta({
      description: "the message types that producers and consumers agreed on; documentation, carried to a tag",
      changes: "in place",
      rule: VARIABLE_RULE,
    }),
  variable: variable.optional().meta({
    description: "environment variable with the queue's URL; left out, <KEY>_QUEUE_URL",
    changes: "in place",
    rule: VARIABLE_RULE,
  }),
});
export interface QueueSpec extends z.infer<typeof queueSpec> {}

/** A queue of one environment: nothing optional, every name computed. */
export interface ResolvedQueue extends Omit<QueueSpec, "variable"> {
  readonly key: string;
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly deadLetters: { readonly name: string; readonly arn: string };
  readonly variable: string;
}

export function resolveQueue(place: Place, key: string, spec: QueueSpec): ResolvedQueue {
  const name = nameOf(place, "queue", key);
  const deadLetters = nameOf(place, "queue", key, "dead-letters");
  return {
    ...spec,
    key,
    name,
    arn: arn(place, "sqs", name),
    url: `https://sqs.${place.region}.${dnsSuffix(place.partition)}/${place.accountId}/${name}`,
    deadLetters: { name: deadLetters, arn: arn(place, "sqs", deadLetters) },
    variable: variableOf("queues", key, spec.variable),
  };
}
