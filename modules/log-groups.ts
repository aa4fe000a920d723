import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ResolvedObservability } from "../spec/observability-spec";
import type { ResolvedWorkload } from "../spec/workload-spec";

export interface LogGroupsProps {
  readonly observability: ResolvedObservability;
  readonly workloads: readonly ResolvedWorkload[];
}

/**
 * The log groups that the cluster's log shipper and metrics agent write to: one a workload, one for the rest of the
 * application, one for the edge, one for the system and one for Container Insights. They must exist before the shipper
 * starts: it may not create any, and what AWS creates by itself is kept for ever.
 */
export class LogGroups extends Construct {
  /** Name of the edge's group, which whoever uses it waits for. */
  readonly edge: string;
  /** What the observability add-on must wait for. */
  readonly dependables: readonly ITerraformDependable[];
  private readonly ofWorkloads: ReadonlyMap<string, CloudwatchLogGroup>;

  constructor(scope: Construct, id: string, { observability, workloads }: LogGroupsProps) {
    super(scope, id);
    const { retentionDays, logGroups } = observability;
    const app = addGroup(this, "app", logGroups.app, retentionDays);
    const edge = addGroup(this, "edge", logGroups.edge, retentionDays);
    const system = addGroup(this, "system", logGroups.system, retentionDays);
    const performance = addGroup(this, "performance", logGroups.performance, retentionDays);
    this.ofWorkloads = this.addWorkloads(workloads, retentionDays);
    this.edge = edge.name;
    this.dependables = [app, edge, system, performance, ...this.ofWorkloads.values()];
  }

  /** Name of a workload's group, which whoever uses it waits for. */
  ofWorkload(name: string): string {
    const group = this.ofWorkloads.get(name);
    if (!group) throw new Error(`no log group was made for the workload ${name}`);
    return group.name;
  }

  private addWorkloads(workloads: readonly ResolvedWorkload[], retentionDays: number): Map<string, CloudwatchLogGroup> {
    const scope = new Construct(this, "workloads");
    return new Map(workloads.map(({ name, logGroup }) => [name, addGroup(scope, name, logGroup, retentionDays)]));
  }
}

const addGroup = (scope: Construct, id: string, name: string, retentionInDays: number): CloudwatchLogGroup =>
  new CloudwatchLogGroup(scope, id, { name, retentionInDays });
