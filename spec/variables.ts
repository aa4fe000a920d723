/** What the environment variable of each kind of resource ends in, unless the resource names its own. */
const ENDINGS = { databases: "DATABASE_URL", queues: "QUEUE_URL", secrets: "SECRET" } as const;

/** Set for every workload by the platform itself. */
export const OWN_VARIABLES = ["AWS_REGION"] as const;

/** The environment variable by which workloads get at a resource: `BIG_ORDERS_QUEUE_URL` for the queue `big-orders`. */
export const variableOf = (kind: keyof typeof ENDINGS, key: string, own: string | undefined): string =>
  own ?? `${key.replaceAll("-", "_").toUpperCase()}_${ENDINGS[kind]}`;
