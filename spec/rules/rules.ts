import type { EnvironmentSpec } from "../environment-spec";
import type { Fault } from "../errors";
import type { Sections } from "../platform-spec";
import type { ResolvedPlatform } from "../resolve";

/** One environment of a platform, read but not yet resolved; values may still be out of range. */
export interface Candidate {
  readonly platform: string;
  readonly environment: string;
  readonly sections: Sections;
  readonly spec: EnvironmentSpec;
}

/** Looks at one concern across fields and reports what does not hold. Never throws. */
export type Rule = (candidate: Candidate, today: string) => readonly Fault[];

const RULES: readonly Rule[] = [];

/** Every fault of one environment that no single field shows. */
export const faultsOf = (candidate: Candidate, today: string): readonly Fault[] =>
  RULES.flatMap((rule) => rule(candidate, today));

/** What is allowed but worth knowing before it is deployed. */
export const warningsOf = (_platform: ResolvedPlatform, _today: string): readonly Fault[] => [];
