import { ADDON_VERSIONS } from "../addon-versions";
import type { Fault } from "../errors";
import type { ResolvedPlatform } from "../resolve";
import { judgeSupport, newestSupported, type Product } from "../support-calendar";
import type { Rule } from "./candidate";

/** Ended versions cannot be created, or cost many times as much; this platform never pays for extended support. */
export const supportRules: Rule = ({ sections }, today) => [
  ...clusterFaults(sections.cluster.kubernetes, today),
  ...Object.entries(sections.databases).flatMap(([key, { engine, version }]) =>
    faultOf(`databases.${key}.version`, engine, version, today),
  ),
];

/** Versions whose support ends within 90 days. */
export function supportWarnings({ cluster, databases }: ResolvedPlatform, today: string): Fault[] {
  return [
    ...warningOf("cluster.kubernetes", "kubernetes", cluster.kubernetes, today),
    ...databases.flatMap(({ key, engine, version }) => warningOf(`databases.${key}.version`, engine, version, today)),
  ];
}

function clusterFaults(version: string, today: string): Fault[] {
  const path = "cluster.kubernetes";
  const faults = faultOf(path, "kubernetes", version, today);
  if (faults.length > 0 || ADDON_VERSIONS[version]) return faults;
  const rule = `must be a version whose add-ons are known: ${Object.keys(ADDON_VERSIONS).join(", ")}`;
  return [{ path, rule, got: version, remedy: "or add its row to spec/addon-versions.ts" }];
}

function faultOf(path: string, product: Product, version: string, today: string): Fault[] {
  const state = judgeSupport(product, version, today);
  const remedy = `newest: ${newestSupported(product, today)}`;
  if (state.kind === "ended") {
    return [{ path, rule: `must be in standard support, which ended on ${state.until}`, got: version, remedy }];
  }
  if (state.kind === "unknown") {
    return [{ path, rule: `must be a known version: ${state.known.join(", ")}`, got: version, remedy }];
  }
  return [];
}

function warningOf(path: string, product: Product, version: string, today: string): Fault[] {
  const state = judgeSupport(product, version, today);
  if (state.kind !== "ending") return [];
  const rule = `standard support ends on ${state.until}, in ${state.days} days`;
  const newest = newestSupported(product, today);
  const remedy =
    newest === version ? "add what came after it to spec/support-calendar.ts" : `plan the upgrade to ${newest}`;
  return [{ path, rule, got: version, remedy }];
}
