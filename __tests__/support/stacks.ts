import { App } from "cdktf";
import { platforms } from "../../config";
import { loadPlatforms } from "../../spec/load";
import type { ResolvedPlatform } from "../../spec/resolve";
import { buildPlatform } from "../../stacks/build-platform";
import { TODAY } from "./platform";
import { type StackJson, synth } from "./synth";

// biome-ignore lint/suspicious/noExplicitAny: JSON of many shapes, asserted value by value
export type Json = any;

/** One block of a stack: a resource, or a data source or ephemeral with that word before its address. */
export interface Block {
  readonly stack: string;
  readonly address: string;
  readonly type: string;
  /** Its arguments, without what cdktf notes about it. */
  readonly arguments: Json;
}

/** One synthesized stack of a platform of `config/index.ts`. */
export interface Stack {
  readonly id: string;
  readonly kind: "infrastructure" | "kubernetes";
  readonly platform: ResolvedPlatform;
  readonly json: Json;
  /** Resources, data sources and ephemerals, by address. */
  readonly blocks: readonly Block[];
  readonly text: string;
}

let synthesized: readonly Stack[] | undefined;

/** Every stack of every platform, as `npm run synth` writes them; synthesized once a test file. */
export function everyStack(): readonly Stack[] {
  synthesized ??= synthesizeAll();
  return synthesized;
}

/** Readers of one stack of devops-ppp. */
export function stackOf(environment: "dev" | "prod", kind: Stack["kind"]) {
  const stack = everyStack().find(({ id }) => id === `devops-ppp-${environment}-${kind}`);
  if (!stack) throw new Error(`devops-ppp has no ${kind} stack in ${environment}`);
  const at = (address: string): Json => {
    const found = stack.blocks.find((block) => block.address === address);
    if (!found) throw new Error(`nothing at ${address}`);
    return found.arguments;
  };
  const of = (type: string): Json[] =>
    stack.blocks.filter((block) => block.type === type).map((block) => block.arguments);
  return { ...stack, at, of };
}

/** Every resource of some types in every stack; fails where there is none, as a test of nothing says nothing. */
export function everyResource(...types: readonly string[]): readonly Block[] {
  const found = everyStack().flatMap(({ blocks }) => blocks.filter(({ type }) => types.includes(type)));
  if (found.length === 0) throw new Error(`no stack has ${types.join(" or ")}`);
  return found;
}

/** Where the blocks stand for which something does not hold: `expect(breaches(…)).toEqual([])`. */
export const breaches = (blocks: readonly Block[], holds: (args: Json, block: Block) => boolean): string[] =>
  blocks.filter((block) => !holds(block.arguments, block)).map(where);

export const where = ({ stack, address }: Block): string => `${stack} ${address}`;

/** Every value in a tree that is no object or list, with the keys that lead to it. */
export function leaves(value: Json, path: readonly string[] = []): readonly { path: readonly string[]; leaf: Json }[] {
  if (value === null || typeof value !== "object") return [{ path, leaf: value }];
  return Object.entries(value).flatMap(([key, child]) => leaves(child, [...path, key]));
}

function synthesizeAll(): Stack[] {
  const resolved = loadPlatforms(platforms, TODAY).platforms;
  const jsons = synth((outdir) => {
    const app = new App({ outdir });
    for (const platform of resolved) buildPlatform(app, platform);
    return app;
  });
  return resolved.flatMap((platform) =>
    (["infrastructure", "kubernetes"] as const).map((kind) => {
      const id = platform.stacks[kind];
      const json = jsons[id];
      if (!json) throw new Error(`${id} was not synthesized`);
      return { id, kind, platform, json, blocks: blocksOf(id, json), text: JSON.stringify(json) };
    }),
  );
}

function blocksOf(stack: string, json: StackJson & Json): Block[] {
  return ["resource", "data", "ephemeral"].flatMap((kind) =>
    Object.entries<Json>(json[kind] ?? {}).flatMap(([type, named]) =>
      Object.entries<Json>(named).map(([name, { "//": _, ...args }]) => {
        const address = `${kind === "resource" ? "" : `${kind}.`}${type}.${name}`;
        return { stack, address, type: kind === "resource" ? type : `${kind}.${type}`, arguments: args };
      }),
    ),
  );
}
