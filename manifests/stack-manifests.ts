import { ConversionError } from "./conversion-error";
import { type Converted, convert } from "./convert";
import { References } from "./references";
import { type Release, releaseOf } from "./release";
import type { StackJson } from "./stack-json";

/** All that a stack puts into its cluster. */
export interface StackManifests {
  readonly stack: string;
  /** In the order of their kinds and names. */
  readonly objects: readonly Converted[];
  /** Charts, whose own objects only Helm knows. */
  readonly releases: readonly Release[];
}

/**
 * Converts a stack whole.
 * @throws ConversionError naming stack, address and field
 */
export function stackManifests(stack: string, json: StackJson): StackManifests {
  const references = new References(json);
  const resources = Object.entries(json.resource ?? {}).flatMap(([type, blocks]) =>
    Object.entries(blocks).map(([name, resource]) => ({ type, name, resource })),
  );
  const of = <T>(
    prefix: string,
    make: (type: string, name: string, resource: (typeof resources)[0]["resource"]) => T,
  ) =>
    resources
      .filter(({ type }) => type.startsWith(prefix))
      .map(({ type, name, resource }) => placed(`${stack}: ${type}.${name}`, () => make(type, name, resource)));
  const objects = of("kubernetes_", (type, name, resource) => convert(type, name, resource, references));
  const releases = of("helm_release", (_, name, resource) => releaseOf(name, resource, references));
  return { stack, objects: objects.sort(byTitle), releases: releases.sort((a, b) => compare(a.name, b.name)) };
}

function placed<T>(place: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof ConversionError) throw new ConversionError(`${place}: ${error.message}`);
    throw error;
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const byTitle = ({ manifest: a }: Converted, { manifest: b }: Converted) =>
  compare(a.kind, b.kind) ||
  compare(a.metadata.name, b.metadata.name) ||
  compare(a.metadata.namespace ?? "", b.metadata.namespace ?? "");
