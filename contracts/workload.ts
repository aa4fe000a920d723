import type { SecretReference } from "./binding";
import type { Reach } from "./reach";

/** What to ask of a container to learn whether it works. */
export type Probe =
  | { readonly kind: "http"; readonly path: string; readonly port: number }
  | { readonly kind: "heartbeat"; readonly file: string; readonly maxAgeSeconds: number }
  | { readonly kind: "none" };

/** A host name and path prefix under which a workload is reached from outside; no host means every host. */
export interface Route {
  readonly host: string | null;
  readonly path: string;
}

/**
 * One program to run, in words that any runtime can honour. What a runtime cannot honour is refused by the
 * configuration's rules, never dropped here.
 */
export interface Workload {
  readonly name: string;
  readonly kind: "web" | "api" | "worker";
  /** Reference to the released image, by digest; a Terraform expression while synthesizing. */
  readonly image: string;
  /** Empty: the image's own command. */
  readonly command: readonly string[];
  /** The TCP port that the container listens on; null for a worker. */
  readonly port: number | null;
  readonly routes: readonly Route[];
  readonly cpuMilli: { readonly request: number; readonly limit: number };
  readonly memoryMiB: { readonly request: number; readonly limit: number };
  readonly scaling: {
    readonly min: number;
    readonly max: number;
    readonly cpuPercent: number;
    readonly memoryPercent: number;
  };
  readonly probe: Probe;
  /** Time between the request to stop and the end, in seconds. */
  readonly graceSeconds: number;
  /** Numeric user and group that the process runs as; never 0. */
  readonly userId: number;
  /** Folders the process may write to; everything else is read-only. */
  readonly writablePaths: readonly string[];
  /** Environment variables of this workload alone. */
  readonly environment: Readonly<Record<string, string>>;
  /** Environment variables that it shares with its neighbours: the region, URLs of what it uses. */
  readonly settings: Readonly<Record<string, string>>;
  /** Environment variables whose values are secrets. */
  readonly secrets: Readonly<Record<string, SecretReference>>;
  /** What it may be connected with; a runtime refuses everything else. */
  readonly reach: Reach;
  readonly identity: {
    readonly serviceAccount: string;
    /** Null: the workload may do nothing in AWS. */
    readonly roleArn: string | null;
  };
}
