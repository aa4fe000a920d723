import { createHash } from "node:crypto";

/** Where one environment of a platform lives. Known before synth, so every name and ARN is too. */
export interface Place {
  readonly platform: string;
  readonly environment: string;
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}

/**
 * The form and the longest length of each physical name. Sources: the service's own API model (botocore 1.44.5),
 * the provider's validation for prefixes.
 */
const NAMES = {
  queue: { limit: 80, form: "dashed" },
  database: { limit: 63, form: "dashed" },
  databaseSubnetGroup: { limit: 255, form: "dashed" },
  databaseParameterGroupPrefix: { limit: 64, form: "dashed" },
  cluster: { limit: 100, form: "dashed" },
  nodeGroupPrefix: { limit: 37, form: "dashed" },
  launchTemplatePrefix: { limit: 99, form: "dashed" },
  role: { limit: 64, form: "dashed" },
  securityGroupPrefix: { limit: 229, form: "dashed" },
  loadBalancer: { limit: 32, form: "dashed" },
  topic: { limit: 256, form: "dashed" },
  alarm: { limit: 255, form: "dashed" },
  dashboard: { limit: 255, form: "dashed" },
  keyAlias: { limit: 250, form: "dashed" },
  tag: { limit: 256, form: "dashed" },
  repository: { limit: 256, form: "path" },
  secret: { limit: 500, form: "path" },
  parameter: { limit: 1011, form: "absolute-path" },
} as const;

export type NamedThing = keyof typeof NAMES;

/**
 * The physical name of a thing: platform, environment and the words that tell it from its neighbours.
 * @example nameOf(place, "queue", "events") // devops-ppp-dev-events
 */
export function nameOf(place: Place, thing: NamedThing, ...words: readonly string[]): string {
  const { limit, form } = NAMES[thing];
  const parts = [place.platform, place.environment, ...words];
  if (form === "dashed") return fit(parts.join("-"), limit);
  return fit(form === "path" ? parts.join("/") : `/${parts.join("/")}`, limit);
}

/** Cuts a name to `limit` and marks the cut with six letters of a hash of the whole, so that cut names stay apart. */
export function fit(name: string, limit: number): string {
  if (name.length <= limit) return name;
  const mark = createHash("sha256").update(name).digest("hex").slice(0, 6);
  return `${name.slice(0, limit - 7).replace(/[-/]+$/, "")}-${mark}`;
}

/** An ARN in the platform's region and account. */
export const arn = ({ partition, region, accountId }: Place, service: string, resource: string) =>
  `arn:${partition}:${service}:${region}:${accountId}:${resource}`;

/** An IAM ARN: no region. */
export const iamArn = ({ partition, accountId }: Place, resource: string) =>
  `arn:${partition}:iam::${accountId}:${resource}`;

/** The ARN of one of AWS's own managed policies. */
export const managedPolicyArn = ({ partition }: Place, name: string) => `arn:${partition}:iam::aws:policy/${name}`;

/** China's and GovCloud's partitions follow from the region. */
export function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/** Host names of AWS's services in a partition end in this. */
export const dnsSuffix = (partition: string) => (partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com");
