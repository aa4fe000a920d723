import { z } from "zod";
import { ADDON_NAMES, type AddonName, type AddonVersions } from "./addon-versions";
import { CIDR_RULE, cidrText } from "./leaf";
import { iamArn, nameOf, type Place } from "./names";

const nodesSpec = z.strictObject({
  instanceTypes: z.array(z.string()).min(1).max(20).default(["t3.medium"]).meta({
    description: "EC2 instance types of the node group, first choice first; all of one architecture",
    changes: "replaces",
  }),
  min: z.int().min(1).max(450).default(1).meta({
    description: "fewest nodes",
    unit: "nodes",
    changes: "in place",
  }),
  desired: z.int().min(1).max(450).default(2).meta({
    description: "nodes at creation; afterwards the cluster autoscaler decides",
    unit: "nodes",
    changes: "in place",
  }),
  max: z.int().min(1).max(450).default(4).meta({ description: "most nodes", unit: "nodes", changes: "in place" }),
  maxPods: z.int().min(10).max(250).default(50).meta({
    description:
      "most pods on a node; each place reserves 11 MiB of the node's memory, used or not; a change replaces the nodes one by one",
    unit: "pods",
    changes: "in place",
  }),
  diskGiB: z.int().min(20).max(16_384).default(20).meta({
    description: "size of each node's encrypted gp3 root volume; a change replaces the nodes one by one",
    unit: "GiB",
    changes: "in place",
  }),
});

const endpointSpec = z.strictObject({
  publicCidrs: z.array(cidrText).max(40).default([]).meta({
    description:
      "addresses that may reach the Kubernetes API from outside the VPC; empty, it is reachable from inside alone",
    changes: "in place",
    rule: CIDR_RULE,
  }),
  acknowledgeInternet: z.string().min(20).optional().meta({
    description: "the reason why 0.0.0.0/0 may stand in publicCidrs, in a sentence",
    changes: "in place",
    rule: "must be a reason of at least 20 characters",
  }),
});

/** What an operator may say of the cluster. */
export const clusterSpec = z.strictObject({
  kubernetes: z
    .string()
    .regex(/^1\.\d{2}$/)
    .default("1.36")
    .meta({
      description: "Kubernetes minor version; upgraded one minor at a time, never downgraded",
      changes: "in place",
      rule: 'must be a minor version such as "1.36"',
    }),
  nodes: nodesSpec.prefault({}),
  endpoint: endpointSpec.prefault({}),
  serviceCidr: cidrText.default("172.20.0.0/16").meta({
    description: "addresses of Kubernetes Services; must not overlap the VPC's block",
    changes: "destroys data",
    rule: CIDR_RULE,
  }),
  addons: z
    .partialRecord(z.enum(ADDON_NAMES), z.string().regex(/^(default|v\d+\.\d+\.\d+-eksbuild\.\d+)$/))
    .default({})
    .meta({
      description:
        'versions of managed add-ons that differ from the dated table; "default" takes the one AWS names at plan time',
      changes: "in place",
      rule: 'must be "default" or a version such as v1.14.7-eksbuild.11',
    }),
});
export interface ClusterSpec extends z.infer<typeof clusterSpec> {}

export interface ResolvedAddon {
  readonly name: AddonName;
  /** A version, or `default`: ask AWS at plan time. */
  readonly version: string;
}

/** An IAM role that administers the cluster. */
export interface ResolvedAdmin {
  /** The role's name without its path. It is part of ids. */
  readonly key: string;
  readonly roleArn: string;
}

/** The cluster of one environment: nothing optional, every name computed. */
export interface ResolvedCluster {
  readonly name: string;
  readonly arn: string;
  readonly kubernetes: string;
  readonly logGroup: string;
  readonly keyAlias: string;
  readonly serviceCidr: string;
  readonly publicCidrs: readonly string[];
  readonly admins: readonly ResolvedAdmin[];
  readonly addons: readonly ResolvedAddon[];
  readonly roleName: string;
  readonly nodes: ClusterSpec["nodes"] & {
    readonly namePrefix: string;
    readonly templatePrefix: string;
    readonly roleName: string;
    /** EKS's name of the machine image family, `AL2023_x86_64_STANDARD`. */
    readonly amiType: string;
  };
}

export interface ClusterFacts {
  readonly adminRoles: readonly string[];
  readonly addonVersions: AddonVersions;
  readonly architecture: "amd64" | "arm64";
}

export function resolveCluster(place: Place, spec: ClusterSpec, facts: ClusterFacts): ResolvedCluster {
  const name = nameOf(place, "cluster");
  return {
    name,
    arn: `arn:${place.partition}:eks:${place.region}:${place.accountId}:cluster/${name}`,
    kubernetes: spec.kubernetes,
    logGroup: `/aws/eks/${name}/cluster`,
    keyAlias: `alias/${nameOf(place, "keyAlias", "cluster")}`,
    serviceCidr: spec.serviceCidr,
    publicCidrs: spec.endpoint.publicCidrs,
    admins: facts.adminRoles.map((role) => resolveAdmin(place, role)),
    addons: ADDON_NAMES.map((addon) => ({ name: addon, version: spec.addons[addon] ?? facts.addonVersions[addon] })),
    roleName: nameOf(place, "role", "cluster"),
    nodes: {
      ...spec.nodes,
      namePrefix: `${nameOf(place, "nodeGroupPrefix")}-`,
      templatePrefix: `${nameOf(place, "launchTemplatePrefix", "nodes")}-`,
      roleName: nameOf(place, "role", "nodes"),
      amiType: facts.architecture === "arm64" ? "AL2023_ARM_64_STANDARD" : "AL2023_x86_64_STANDARD",
    },
  };
}

function resolveAdmin(place: Place, role: string): ResolvedAdmin {
  const path = role.replace(/^arn:[^/]*:role\//, "");
  return { key: path.slice(path.lastIndexOf("/") + 1), roleArn: iamArn(place, `role/${path}`) };
}
