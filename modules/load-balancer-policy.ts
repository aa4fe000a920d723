import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Place } from "../spec/names";

/** The published policy, docs/install/iam_policy.json of aws-load-balancer-controller 3.5.0; unchanged since March 2025. */
const PUBLISHED = join(__dirname, "load-balancer-controller-policy.json");

interface PolicyStatement {
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
interface PolicyDocument {
  readonly Version: string;
  readonly Statement: readonly PolicyStatement[];
}

/**
 * The load balancer controller's policy as its project publishes it, with one change that the project advises: rules of
 * security groups that it did not make itself it may change only on the nodes' group, the one that carries the cluster's
 * tag. As published, it may open any group of the account, a database's too.
 *
 * Kept beside this file as published, so that a newer version can be put in its place.
 */
export function loadBalancerPolicy({ partition }: Pick<Place, "partition">, clusterName: string): string {
  const published = readFileSync(PUBLISHED, "utf8").replaceAll("arn:aws:", `arn:${partition}:`);
  const { Version, Statement }: PolicyDocument = JSON.parse(published);
  return JSON.stringify({ Version, Statement: Statement.map((statement) => scoped(statement, clusterName)) });
}

function scoped(statement: PolicyStatement, clusterName: string): PolicyStatement {
  const { Action, Condition } = statement;
  if (Condition || !Action.includes("ec2:AuthorizeSecurityGroupIngress")) return statement;
  const tagged = { [`aws:ResourceTag/kubernetes.io/cluster/${clusterName}`]: "owned" };
  return { ...statement, Condition: { StringEquals: tagged } };
}
