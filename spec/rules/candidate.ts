import type { EnvironmentSpec } from "../environment-spec";
import type { Fault } from "../errors";
import type { Sections } from "../platform-spec";

/** One environment of a platform, read but not yet resolved; single values may still be out of their range. */
export interface Candidate {
  readonly platform: string;
  readonly environment: string;
  /** The platform's sections with this environment's overrides laid over them. */
  readonly sections: Sections;
  readonly spec: EnvironmentSpec;
}

/** Looks at one concern across fields and reports what does not hold. Never throws. */
export type Rule = (candidate: Candidate, today: string) => readonly Fault[];

/** The places at which a list says a thing again. */
export function repeated<T>(values: readonly T[]): { readonly index: number; readonly value: T }[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [{ index, value }] : []));
}
