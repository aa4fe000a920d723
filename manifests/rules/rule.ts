import type { Manifest, Metadata } from "../manifest";
import type { Release } from "../release";

/** Something that does not fit. */
export interface Fault {
  /** `Service devops-ppp/web` */
  readonly object: string;
  readonly message: string;
}

/** What a rule sees: everything that one stack puts into its cluster. */
export interface Cluster {
  readonly objects: readonly Manifest[];
  readonly releases: readonly Pick<Release, "name" | "namespace" | "values">[];
}

/** What must hold between the objects of a stack, or within each of them. Pure. */
export type Rule = (cluster: Cluster) => readonly Fault[];

export const fault = (
  { kind, metadata: { namespace, name } }: { readonly kind: string; readonly metadata: Metadata },
  message: string,
): Fault => ({ object: `${kind} ${namespace === undefined ? "" : `${namespace}/`}${name}`, message });
