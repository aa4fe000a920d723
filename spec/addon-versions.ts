/** Managed add-ons of every cluster, in the order in which they are listed; `modules/` decides what waits for what. */
export const ADDON_NAMES = [
  "vpc-cni",
  "kube-proxy",
  "eks-pod-identity-agent",
  "coredns",
  "aws-ebs-csi-driver",
  "metrics-server",
  "amazon-cloudwatch-observability",
] as const;
export type AddonName = (typeof ADDON_NAMES)[number];

/** A version of each add-on, such as `v1.23.2-eksbuild.1`. */
export interface AddonVersions extends Readonly<Record<AddonName, string>> {}

/** When the table was last compared with what clusters resolve to; each row says when its version was seen. */
export const ADDON_TABLE_DATE = "2026-11-20";

/** The newest version of each add-on that was seen running, by Kubernetes minor. An operator's pin overrides it. */
export const ADDON_VERSIONS: Readonly<Record<string, AddonVersions>> = {
  "1.36": {
    "vpc-cni": "v1.23.2-eksbuild.1", // October to November 2026
    "kube-proxy": "v1.36.0-eksbuild.45", // October to November 2026
    "eks-pod-identity-agent": "v1.4.0-eksbuild.3", // October to November 2026
    coredns: "v1.14.7-eksbuild.11", // October to November 2026
    "aws-ebs-csi-driver": "v1.66.0-eksbuild.1", // 2026-09-24
    "metrics-server": "v0.9.0-eksbuild.11", // October to November 2026
    "amazon-cloudwatch-observability": "v6.7.0-eksbuild.1", // October to November 2026
  },
  "1.35": {
    "vpc-cni": "v1.22.4-eksbuild.3", // September to October 2026
    "kube-proxy": "v1.35.3-eksbuild.29", // September to October 2026
    "eks-pod-identity-agent": "v1.4.0-eksbuild.1", // offered September to October 2026
    coredns: "v1.14.3-eksbuild.3", // offered September to October 2026; the default was v1.13.2-eksbuild.31
    "aws-ebs-csi-driver": "v1.63.1-eksbuild.1", // August 2026
    "metrics-server": "v0.9.0-eksbuild.5", // August 2026
    "amazon-cloudwatch-observability": "v6.4.0-eksbuild.1", // August 2026
  },
};
