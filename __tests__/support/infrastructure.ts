import { App } from "cdktf";
import type { Construct } from "constructs";
import type { ResolvedPlatform } from "../../spec/resolve";
import { BaseStack } from "../../stacks/base-stack";
import { synth } from "./synth";

type Attributes = Record<string, unknown>;
type Blocks = Readonly<Record<string, Readonly<Record<string, Attributes>>>>;

/** What a piece of the infrastructure stack becomes: its JSON by address, and all of it as text. */
export interface Infrastructure {
  /** `at("aws_sqs_queue.queues_events")`, `at("ephemeral.aws_….name")`; fails on an address that is not there. */
  readonly at: (address: string) => Attributes;
  /** Addresses of all managed resources, sorted. */
  readonly addresses: readonly string[];
  readonly text: string;
}

/** Synthesizes what `build` adds to an otherwise empty infrastructure stack, with the addresses of the real one. */
export function infrastructure(platform: ResolvedPlatform, build: (stack: BaseStack) => void): Infrastructure {
  const id = platform.stacks.infrastructure;
  const stacks = synth((outdir) => infrastructureApp(outdir, platform, build));
  const json: { resource?: Blocks; ephemeral?: Blocks } = stacks[id] ?? {};
  return {
    at: (address) => {
      const [kind, type, name] = address.startsWith("ephemeral.")
        ? address.split(".")
        : ["resource", ...address.split(".")];
      const found = (kind === "ephemeral" ? json.ephemeral : json.resource)?.[type ?? ""]?.[name ?? ""];
      if (!found) throw new Error(`nothing at ${address}`);
      return found;
    },
    addresses: Object.entries(json.resource ?? {})
      .flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`))
      .sort(),
    text: JSON.stringify(json),
  };
}

/** The same as an app, for tests that run Terraform on it. */
export function infrastructureApp(outdir: string, platform: ResolvedPlatform, build: (stack: BaseStack) => void): App {
  const app = new App({ outdir });
  build(new PieceStack(app, platform));
  return app;
}

/** How the JSON spells a reference: `reference("aws_sqs_queue.queues_events.url")`. */
export const reference = (expression: string) => `\${${expression}}`;

class PieceStack extends BaseStack {
  constructor(scope: Construct, platform: ResolvedPlatform) {
    super(scope, platform.stacks.infrastructure, "infrastructure", platform);
  }
}
