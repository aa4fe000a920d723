import { Release } from "@cdktf/provider-helm/lib/release";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ChartPin } from "../../spec/chart-versions";

/** What a chart's values may hold. JSON is YAML enough for Helm. */
export type ChartValue = string | number | boolean | readonly ChartValue[] | ChartValues;
export interface ChartValues {
  readonly [key: string]: ChartValue;
}

/** Time for images to be pulled and pods to become ready, on a node that may have to be started first. */
const TIMEOUT_SECONDS = 600;
/** Revisions that Helm keeps, each as a Secret. */
const MAX_HISTORY = 5;

export interface ChartProps {
  readonly chart: ChartPin;
  /** Name of the release; charts put it into the names and labels of their objects. */
  readonly release: string;
  readonly namespace: string;
  /** Laid over the chart's own values. No `${` in any text but for references: Terraform would interpolate it. */
  readonly values: ChartValues;
  /** How long Helm waits for the pods. @default 600 */
  readonly timeoutSeconds?: number;
  /** Leaves out the chart's custom resource definitions. @default false */
  readonly skipCrds?: boolean;
  /** Namespace, classes and controllers that the chart's objects need: a release has no edges of its own. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/**
 * A Helm chart at a pinned version. A failed release is left as it is, for somebody to look at, and the next apply
 * repairs it: a failed upgrade stays in the state as a difference, and a failed first install, which the provider
 * forgets and Helm does not, is taken over by `upgradeInstall`. Rolling back at once (`atomic`) would take up to twice
 * the timeout, and fail where the cause lies outside of the chart.
 */
export class Chart extends Construct {
  readonly resource: ITerraformDependable;

  constructor(scope: Construct, id: string, props: ChartProps) {
    super(scope, id);
    const { chart, release, namespace, values, timeoutSeconds = TIMEOUT_SECONDS, skipCrds = false, dependsOn } = props;
    this.resource = new Release(this, "Default", {
      name: release,
      namespace,
      createNamespace: false,
      ...chart,
      values: [JSON.stringify(values)],
      skipCrds,
      upgradeInstall: true,
      atomic: false,
      wait: true,
      timeout: timeoutSeconds,
      maxHistory: MAX_HISTORY,
      dependsOn: [...dependsOn],
    });
  }
}
