import { devopsPpp } from "../../config/platforms/devops-ppp";
import type { PlatformDefinition } from "../../spec/define";
import { ConfigError, describe } from "../../spec/errors";
import { loadPlatforms } from "../../spec/load";
import type { Overrides } from "../../spec/platform-spec";
import type { ResolvedPlatform } from "../../spec/resolve";

/** The day on which every test lives. */
export const TODAY = "2026-11-21";

/** devops-ppp as one environment sees it, with `overrides` laid over its sections. */
export function resolved(environment: "dev" | "prod" = "dev", overrides: Overrides = {}): ResolvedPlatform {
  const found = load(withOverrides(environment, overrides)).find(({ place }) => place.environment === environment);
  if (!found) throw new Error(`no environment ${environment}`);
  return found;
}

/** Checks and resolves one definition, as the file `config/platforms/devops-ppp.ts` would be. */
export const load = (definition: PlatformDefinition): readonly ResolvedPlatform[] =>
  loadPlatforms({ "devops-ppp": definition }, TODAY).platforms;

/** What is wrong with devops-ppp once `change` has edited a copy of it: a line a fault, without file and tally. */
export function faultsAfter(change: (definition: EditableDefinition) => void, today = TODAY): string[] {
  try {
    loadPlatforms({ "devops-ppp": edited(change) }, today);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.faults.map((fault) => describe(fault).replace("config/platforms/devops-ppp.ts: ", ""));
  }
}

/** A copy of devops-ppp that `change` has edited, as an operator edits the file. */
export function edited(change: (definition: EditableDefinition) => void): PlatformDefinition {
  const copy = structuredClone(devopsPpp) as unknown as EditableDefinition;
  change(copy);
  return copy as unknown as PlatformDefinition;
}

/** The definition as a tree that takes any value, so that a test can write what the types would refuse. */
export interface EditableDefinition {
  // biome-ignore lint/suspicious/noExplicitAny: a test must be able to write what is wrong
  [key: string]: any;
}

function withOverrides(environment: "dev" | "prod", overrides: Overrides): PlatformDefinition {
  const spec = devopsPpp.environments[environment];
  if (!spec) throw new Error(`no environment ${environment}`);
  const merged = { ...spec, overrides: { ...spec.overrides, ...overrides } };
  return { ...devopsPpp, environments: { ...devopsPpp.environments, [environment]: merged } };
}
