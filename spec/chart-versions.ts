/** A Helm chart at one version. */
export interface ChartPin {
  /** As Terraform's `helm_release.repository` wants it. */
  readonly repository: string;
  readonly chart: string;
  readonly version: string;
}

/** When the versions were read in their charts' own sources: 2026-07-16 to 2026-08-03. */
export const CHART_TABLE_DATE = "2026-11-20";

export const CHARTS = {
  "aws-load-balancer-controller": {
    repository: "https://aws.github.io/eks-charts",
    chart: "aws-load-balancer-controller",
    version: "3.5.0",
  },
  "nginx-ingress": {
    repository: "oci://ghcr.io/nginx/charts",
    chart: "nginx-ingress",
    version: "2.6.4",
  },
  "cluster-autoscaler": {
    repository: "https://kubernetes.github.io/autoscaler",
    chart: "cluster-autoscaler",
    version: "9.59.0",
  },
} as const satisfies Readonly<Record<string, ChartPin>>;

/** F5's controller at the version of its chart, from the registry without Docker Hub's limits. */
export const NGINX_INGRESS_IMAGE = { repository: "public.ecr.aws/nginx/nginx-ingress", tag: "5.5.4" } as const;

const AUTOSCALER_TAGS: Readonly<Record<string, string>> = { "1.36": "v1.36.1", "1.35": "v1.35.2", "1.34": "v1.34.5" };

/**
 * The cluster autoscaler's image tag for a Kubernetes minor: it must be of the cluster's minor, and its chart does not
 * follow the cluster. Undefined for a minor the table lacks.
 */
export function clusterAutoscalerImage(minor: string): string | undefined {
  return Object.hasOwn(AUTOSCALER_TAGS, minor) ? AUTOSCALER_TAGS[minor] : undefined;
}
