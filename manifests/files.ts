import { stringify } from "yaml";
import type { Converted } from "./convert";
import type { StandIn } from "./references";
import type { Release } from "./release";
import type { StackManifests } from "./stack-manifests";

/** A file's text by its name. */
export type Files = Readonly<Record<string, string>>;

/** `<kind>-<name>.yaml` for each object, `<release>.values.yaml` for each chart; the same bytes for the same stack. */
export function filesOf({ objects, releases }: StackManifests): Files {
  const names = objects.map(shortName);
  const taken = (name: string) => names.filter((other) => other === name).length > 1;
  return Object.fromEntries([
    ...objects.map((object) => {
      const short = shortName(object);
      // The same name in two namespaces: then the namespace tells them apart.
      const name = taken(short) ? `${short}.${object.manifest.metadata.namespace}` : short;
      return [`${name}.yaml`, objectText(object)] as const;
    }),
    ...releases.map((release) => [`${release.name}.values.yaml`, valuesText(release)] as const),
  ]);
}

const shortName = ({ manifest: { kind, metadata } }: Converted) => `${kind.toLowerCase()}-${metadata.name}`;

const objectText = ({ address, manifest, standIns }: Converted) => head([address], standIns) + yaml(manifest);

const valuesText = ({ address, chart, version, repository, namespace, values, standIns }: Release) =>
  head(
    [address, `chart ${[chart, version].join(" ").trim()}${repository ? ` of ${repository}` : ""}, into ${namespace}`],
    standIns,
  ) + yaml(values);

function head(lines: readonly string[], standIns: readonly StandIn[]): string {
  const unknown = standIns.map(({ field, expression }) => `  ${field}: ${expression.replaceAll(/\s+/g, " ")}`);
  const all = unknown.length > 0 ? [...lines, "Stand-ins for what only the deployment knows:", ...unknown] : lines;
  return all.map((line) => `# ${line}\n`).join("");
}

/** In words that YAML 1.1 reads alike, for kubectl does; without anchors and folded lines, so that a changed word is one changed line. */
const yaml = (value: unknown) => stringify(value, { aliasDuplicateObjects: false, lineWidth: 0, schema: "yaml-1.1" });
