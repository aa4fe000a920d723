/** Who or what stands at the other end of a connection. */
export type Peer =
  | { readonly kind: "edge" }
  | { readonly kind: "dns" }
  | { readonly kind: "workload"; readonly name: string }
  /** Address blocks; `name` tells a reader what lives there. */
  | { readonly kind: "addresses"; readonly name: string; readonly cidrs: readonly string[] };

/** Connections of one protocol to one port that are allowed. */
export interface Allowance {
  readonly peer: Peer;
  readonly protocol: "TCP" | "UDP";
  /** The port of whoever is called. */
  readonly port: number;
  /** What in the configuration asks for it, by path. */
  readonly why: string;
}

/** All that may be connected with a workload beside `DNS`; everything else is refused. */
export interface Reach {
  /** Who may call it; the port is the workload's own. */
  readonly incoming: readonly Allowance[];
  /** What it may call. */
  readonly outgoing: readonly Allowance[];
}

/** What every workload may call: without names it finds nothing else. Long answers come by TCP. */
export const DNS: readonly Allowance[] = (["UDP", "TCP"] as const).map((protocol) => ({
  peer: { kind: "dns" },
  protocol,
  port: 53,
  why: "names",
}));
