import { check } from "./check";
import type { PlatformDefinition } from "./define";
import type { EnvironmentSpec } from "./environment-spec";
import { ConfigError, type Fault, type FileFault } from "./errors";
import { type Overrides, platformSpec, type Sections, sectionsSpec } from "./platform-spec";
import { type ResolvedPlatform, resolvePlatform, stackIds } from "./resolve";
import { faultsOf, warningsOf } from "./rules/rules";

export interface Loaded {
  /** Every environment of every platform, in the order of the configuration. */
  readonly platforms: readonly ResolvedPlatform[];
  readonly warnings: readonly FileFault[];
}

/** One environment on its way from what was written to what is resolved. */
interface Candidate {
  readonly platform: string;
  readonly environment: string;
  readonly sections: Sections;
  readonly spec: EnvironmentSpec;
}

/**
 * Checks and resolves every environment of every platform.
 * @param definitions platforms by the name of their file in `config/platforms/`
 * @param today ISO date against which support dates are judged
 * @throws ConfigError with every fault of every file
 */
export function loadPlatforms(definitions: Readonly<Record<string, PlatformDefinition>>, today: string): Loaded {
  const read = Object.entries(definitions).map(([name, definition]) => readFile(name, definition, today));
  const faults = [...read.flatMap(({ faults }) => faults), ...sharedStackIds(definitions)];
  if (faults.length > 0) throw new ConfigError(faults);
  const platforms = read.flatMap(({ file, candidates }) =>
    candidates.map(({ platform, environment, sections, spec }) => ({
      file,
      resolved: resolvePlatform(platform, environment, sections, spec),
    })),
  );
  return {
    platforms: platforms.map(({ resolved }) => resolved),
    warnings: together(
      platforms.flatMap(({ file, resolved }) =>
        warningsOf(resolved, today).map((warning) => ({ ...warning, file, environment: resolved.place.environment })),
      ),
    ),
  };
}

function readFile(name: string, definition: PlatformDefinition, today: string) {
  const file = `config/platforms/${name}.ts`;
  const whole = check(platformSpec, definition);
  const faults: Fault[] = [...whole.faults];
  if (typeof definition.name === "string" && definition.name !== name) {
    faults.push({ path: "name", rule: `must be the file's name, "${name}"`, got: definition.name });
  }
  if (whole.value && Object.keys(whole.value.environments).length === 0) {
    faults.push({ path: "environments", rule: "must have at least one environment" });
  }
  const candidates: Candidate[] = [];
  for (const [environment, spec] of Object.entries(whole.value?.environments ?? {})) {
    const overrides = spec.overrides ?? {};
    const { value: sections, faults: own } = check(sectionsSpec, merge(withoutEnvironments(definition), overrides));
    const found = [...own, ...(sections ? faultsOf({ platform: name, environment, sections, spec }, today) : [])];
    faults.push(...found.map((fault) => placed(fault, environment, overrides)));
    if (sections) candidates.push({ platform: definition.name, environment, sections, spec });
  }
  return { file, candidates, faults: distinct(faults).map((fault) => ({ ...fault, file })) };
}

function withoutEnvironments({ name: _, environments: __, ...sections }: PlatformDefinition): object {
  return sections;
}

/** Lays `over` over `base`: objects merge, everything else replaces. */
function merge(base: unknown, over: unknown): unknown {
  if (!isObject(base) || !isObject(over)) return over === undefined ? base : over;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) merged[key] = merge(base[key], value);
  return merged;
}

/** A fault in a value that an environment overrides is shown where the environment says it. */
function placed(fault: Fault, environment: string, overrides: Overrides): Fault {
  const steps = fault.path.split(".");
  let at: unknown = overrides;
  for (const step of steps) at = isObject(at) || Array.isArray(at) ? Reflect.get(at, step) : undefined;
  return at === undefined ? fault : { ...fault, path: `environments.${environment}.overrides.${fault.path}` };
}

/** `a` + `b-c` and `a-b` + `c` would share the stack `a-b-c-…`. */
function sharedStackIds(definitions: Readonly<Record<string, PlatformDefinition>>): FileFault[] {
  const owners = new Map<string, string>();
  return Object.entries(definitions).flatMap(([name, definition]) =>
    Object.keys(definition.environments ?? {}).flatMap((environment): FileFault[] => {
      const { infrastructure } = stackIds(name, environment);
      const owner = owners.get(infrastructure);
      owners.set(infrastructure, `${name}, environment ${environment}`);
      if (owner === undefined) return [];
      const rule = `must not give the stack id of ${owner}`;
      return [{ file: `config/platforms/${name}.ts`, path: `environments.${environment}`, rule, got: infrastructure }];
    }),
  );
}

/** A warning that several environments share is said once, with their names. */
function together(warnings: readonly (FileFault & { readonly environment: string })[]): FileFault[] {
  const groups = new Map<string, { warning: FileFault; environments: string[] }>();
  for (const { environment, ...warning } of warnings) {
    const group = groups.get(JSON.stringify(warning)) ?? { warning, environments: [] };
    group.environments.push(environment);
    groups.set(JSON.stringify(warning), group);
  }
  return [...groups.values()].map(({ warning, environments }) => ({
    ...warning,
    rule: `${warning.rule} (${environments.join(", ")})`,
  }));
}

function distinct(faults: readonly Fault[]): Fault[] {
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
