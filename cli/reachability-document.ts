import { type ReachabilityRow, reachability } from "../spec/reachability";
import type { ResolvedPlatform } from "../spec/resolve";
import { table } from "./table";

const HEADER = ["from", "to", "port", "why"] as const;

const cellsOf = ({ from, to, port, why }: ReachabilityRow) => [from, to, port, why] as const;

/** Who may talk to whom, as aligned columns. */
export const reachabilityTable = (platform: ResolvedPlatform): string =>
  table(HEADER, reachability(platform).map(cellsOf), ["left", "left", "left", "left"]);

/** Who may talk to whom, of every platform, as Markdown. */
export function reachabilityDocument(platforms: readonly ResolvedPlatform[]): string {
  return `${[
    "# Who may talk to whom",
    "",
    "Made from `config/` by `npm run docs`; do not edit. The network policies of the application's namespace are made from the",
    "same rows. What is in no row is refused, in both directions. Two ways around them come with the platform: a node always",
    "reaches its own pods, which is how health checks arrive, and everything inside one pod talks freely. Policies filter",
    "addresses and ports: 443 is open to every address for workloads with a role, and what they may do in AWS is their role's",
    "to say. What a database accepts is its security group's.",
    "",
    "Missing a row between two workloads? Write `network: { to: [...] }` at the one that calls.",
    "",
    chaptersOf(platforms).join("\n\n"),
  ].join("\n")}\n`;
}

/** Environments of a platform share a chapter where they have the same rows. */
function chaptersOf(platforms: readonly ResolvedPlatform[]): string[] {
  const groups = new Map<string, string[]>();
  for (const platform of platforms) {
    const { place } = platform;
    const text = JSON.stringify([place.platform, markdownTable(reachability(platform))]);
    groups.set(text, [...(groups.get(text) ?? []), place.environment]);
  }
  return [...groups].map(([text, environments]) => {
    const [name, rows] = JSON.parse(text) as [string, string];
    return [`## ${name} (${environments.join(", ")})`, "", rows].join("\n");
  });
}

function markdownTable(rows: readonly ReachabilityRow[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(HEADER), "|---|---|---|---|", ...rows.map((row) => line(cellsOf(row)))].join("\n");
}
