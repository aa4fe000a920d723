import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConversionError } from "../manifests/conversion-error";
import { type Files, filesOf } from "../manifests/files";
import { type Finding, findingsOf } from "../manifests/rules/findings";
import { isForCluster, type StackJson } from "../manifests/stack-json";
import { type StackManifests, stackManifests } from "../manifests/stack-manifests";
import { CommandError } from "./command-error";
import { table } from "./table";

export interface ManifestsOptions {
  /** What synth wrote: the folder with `stacks`. */
  readonly input: string;
  /** `<input>/manifests` where it is not said. */
  readonly output?: string;
  /** One JSON object on stdout in place of the report. */
  readonly json: boolean;
}

interface Written {
  readonly stack: string;
  readonly objects: number;
  readonly files: number;
  readonly findings: readonly Finding[];
}

/**
 * Writes every Kubernetes object of every stack as plain YAML, and checks that the objects of a stack fit together.
 * @returns 0 when all fits, 1 when an object cannot be converted (then nothing is written) or a rule has findings
 * @throws CommandError where there are no stacks
 */
export function manifests({ input, output = join(input, "manifests"), json }: ManifestsOptions): number {
  let stacks: readonly StackManifests[];
  try {
    stacks = readStacks(input);
  } catch (error) {
    if (!(error instanceof ConversionError)) throw error;
    console.error(error.message);
    return 1;
  }
  const written = stacks.map((stack): Written => {
    const files = filesOf(stack);
    writeFolder(join(output, stack.stack), files);
    const { length } = stack.objects;
    return { stack: stack.stack, objects: length, files: Object.keys(files).length, findings: findingsOf(stack) };
  });
  console.log(json ? JSON.stringify({ output, stacks: written }, undefined, 2) : report(written, output));
  return written.every(({ findings }) => findings.length === 0) ? 0 : 1;
}

/**
 * The stacks of a synth that have something for a cluster, converted.
 * @throws CommandError where there are none
 */
export function readStacks(input: string): readonly StackManifests[] {
  const folder = join(input, "stacks");
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  const stacks = names.flatMap((name) => {
    const file = join(folder, name, "cdk.tf.json");
    if (!existsSync(file)) return [];
    const json = JSON.parse(readFileSync(file, "utf8")) as StackJson;
    return isForCluster(json) ? [stackManifests(name, json)] : [];
  });
  if (stacks.length === 0) throw new CommandError(`no stacks with Kubernetes objects in ${folder}: run npm run synth`);
  return stacks;
}

/** The folder then has these YAML files and no others; what is not YAML is not ours. */
export function writeFolder(folder: string, files: Files): void {
  mkdirSync(folder, { recursive: true });
  const stale = readdirSync(folder).filter((name) => name.endsWith(".yaml") && !Object.hasOwn(files, name));
  for (const name of stale) rmSync(join(folder, name));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

function report(written: readonly Written[], output: string): string {
  const findings = written.flatMap(({ stack, findings }) =>
    findings.map(({ rule, object, message }) => `${stack}: ${object}: ${message} (${rule})`),
  );
  const rows = written.map(({ stack, objects, files }) => [stack, String(objects), String(files)]);
  const figures = table(["stack", "objects", "files"], rows, ["left", "right", "right"]);
  const sum = findings.length === 0 ? "all rules kept" : `${findings.length} against the rules`;
  return [...findings, ...(findings.length > 0 ? [""] : []), figures, "", `${output}: ${sum}`].join("\n");
}
