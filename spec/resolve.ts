import { ADDON_VERSIONS } from "./addon-versions";
import { planSubnets } from "./cidr";
import { type ResolvedCluster, resolveCluster } from "./cluster-spec";
import { type Controllers, resolveControllers } from "./controllers";
import { DATABASE_CLASSES } from "./database-classes";
import { type ResolvedDatabase, resolveDatabase } from "./database-spec";
import type { EnvironmentSpec, ResolvedState } from "./environment-spec";
import { type ResolvedImage, resolveImage } from "./image-spec";
import { INSTANCE_TYPES } from "./instance-types";
import { nameOf, type Place, partitionOf } from "./names";
import { type ResolvedNetwork, resolveNetwork } from "./network-spec";
import { type ResolvedObservability, resolveObservability } from "./observability-spec";
import type { Sections } from "./platform-spec";
import { type Protections, protectionsOf } from "./profiles";
import { type ResolvedQueue, resolveQueue } from "./queue-spec";
import { type ResolvedSecret, resolveSecret } from "./secret-spec";
import { type ResolvedWorkload, resolveWorkload } from "./workload-spec";

/** One environment of a platform: readonly, nothing optional, every name, ARN, URL and address block computed. */
export interface ResolvedPlatform {
  readonly place: Place;
  readonly protections: Protections;
  /** Tags of every AWS resource. */
  readonly tags: Readonly<Record<string, string>>;
  readonly state: ResolvedState;
  /** Ids of the stacks. */
  readonly stacks: { readonly infrastructure: string; readonly kubernetes: string };
  /** Kubernetes namespace of the application. */
  readonly namespace: string;
  readonly network: ResolvedNetwork;
  readonly cluster: ResolvedCluster;
  readonly controllers: Controllers;
  readonly databases: readonly ResolvedDatabase[];
  readonly queues: readonly ResolvedQueue[];
  readonly images: readonly ResolvedImage[];
  readonly secrets: readonly ResolvedSecret[];
  readonly workloads: readonly ResolvedWorkload[];
  readonly domain: { readonly name: string; readonly zoneId: string } | null;
  readonly edge: { readonly allowFrom: readonly string[]; readonly loadBalancerName: string };
  readonly observability: ResolvedObservability;
}

/**
 * Computes everything that can be known before AWS is asked. The sections have passed every rule; a gap in the dated
 * tables here is therefore a bug, not an operator's mistake.
 */
export function resolvePlatform(
  platform: string,
  environment: string,
  sections: Sections,
  spec: EnvironmentSpec,
): ResolvedPlatform {
  const { region } = sections;
  const place: Place = { platform, environment, partition: partitionOf(region), region, accountId: spec.accountId };
  const protections = protectionsOf(spec.profile, spec.protections);
  const cluster = resolveCluster(place, sections.cluster, clusterFacts(sections, spec));
  const each = <S, R>(things: Readonly<Record<string, S>>, resolve: (place: Place, key: string, spec: S) => R): R[] =>
    Object.entries(things).map(([key, thing]) => resolve(place, key, thing));
  return {
    place,
    protections,
    tags: { ...sections.tags, Platform: platform, Environment: environment, ManagedBy: "terraform" },
    state: {
      bucket: spec.state.bucket,
      region: spec.state.region ?? region,
      kmsKeyArn: spec.state.kmsKeyArn ?? null,
      keyPrefix: `${platform}/${environment}`,
    },
    stacks: stackIds(platform, environment),
    namespace: platform,
    network: resolveNetwork(place, sections.network, zonesOf(sections), protections.flowLogs),
    cluster,
    controllers: resolveControllers(place),
    databases: each(sections.databases, (at, key, database) =>
      resolveDatabase(at, key, database, protections, DATABASE_CLASSES[database.instanceClass]?.memoryMiB ?? null),
    ),
    queues: each(sections.queues, resolveQueue),
    images: each(sections.images, resolveImage),
    secrets: each(sections.secrets, resolveSecret),
    workloads: each(sections.workloads, (at, name, workload) => resolveWorkload(at, name, workload, cluster.name)),
    domain: sections.domain ?? null,
    edge: { ...sections.edge, loadBalancerName: nameOf(place, "loadBalancer") },
    observability: resolveObservability(place, sections.observability, cluster.name),
  };
}

export const stackIds = (platform: string, environment: string) => ({
  infrastructure: `${platform}-${environment}-infrastructure`,
  kubernetes: `${platform}-${environment}-kubernetes`,
});

function zonesOf({ network }: Sections): ReturnType<typeof planSubnets>["zones"] {
  return planSubnets(network.cidr, network.zones).zones;
}

function clusterFacts({ cluster }: Sections, { adminRoles }: EnvironmentSpec) {
  const addonVersions = ADDON_VERSIONS[cluster.kubernetes];
  const type = INSTANCE_TYPES[cluster.nodes.instanceTypes[0] ?? ""];
  if (!addonVersions || !type) throw new Error(`no table row for Kubernetes ${cluster.kubernetes} or its nodes`);
  return { adminRoles, addonVersions, architecture: type.architecture };
}
