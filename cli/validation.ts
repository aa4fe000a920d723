import { cpSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, join } from "node:path";
import { type ChildOptions, runChild } from "./child";
import { CommandError } from "./command-error";
import { type Diagnostic, readDiagnostics } from "./diagnostics";
import type { Progress } from "./progress";

/** What Terraform thinks of one stack. */
export interface Validation {
  readonly stack: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly seconds: number;
}

/**
 * Has Terraform check stacks in copies, so that the generated folder keeps its bytes. Providers are installed stack by
 * stack, because Terraform's plugin cache is not safe for two at a time; the checks run side by side.
 * @param folder `cdktf.out/stacks`
 * @param copies an empty folder
 * @throws CommandError where `terraform init` fails
 */
export async function validateStacks(
  stacks: readonly string[],
  { folder, copies, env, progress }: Surroundings,
): Promise<readonly Validation[]> {
  const ready: { readonly stack: string; readonly options: ChildOptions; readonly initMs: number }[] = [];
  for (const stack of stacks) {
    progress.say(`terraform init of ${stack} (${ready.length + 1} of ${stacks.length})`);
    const started = performance.now();
    const options = { cwd: join(copies, stack), env };
    cpSync(join(folder, stack), options.cwd, { recursive: true, filter: (path) => !isTerraforms(path) });
    const words = ["init", "-backend=false", "-input=false", "-no-color"];
    const { code, output } = await runChild("terraform", words, options);
    if (code !== 0) throw new CommandError(`terraform init of ${stack} failed:\n${output.trim()}`);
    ready.push({ stack, options, initMs: performance.now() - started });
  }
  let finished = 0;
  progress.say(`terraform validate of ${stacks.length} stacks`);
  return mapWithin(availableParallelism(), ready, async ({ stack, options, initMs }) => {
    const started = performance.now();
    const { stdout, output } = await runChild("terraform", ["validate", "-json", "-no-color"], options);
    finished += 1;
    progress.say(`terraform validate: ${finished} of ${stacks.length} stacks`);
    const json = readFileSync(join(folder, stack, "cdk.tf.json"), "utf8");
    const diagnostics = diagnosticsOf(stack, stdout, output, json);
    return { stack, diagnostics, seconds: (initMs + performance.now() - started) / 1000 };
  });
}

interface Surroundings {
  readonly folder: string;
  readonly copies: string;
  readonly env: NodeJS.ProcessEnv;
  readonly progress: Progress;
}

/** Left behind by an earlier deploy: lock file, providers, backend. */
const isTerraforms = (path: string) => basename(path).startsWith(".terraform");

function diagnosticsOf(stack: string, stdout: string, output: string, json: string): readonly Diagnostic[] {
  try {
    return readDiagnostics(stack, stdout.slice(stdout.indexOf("{")), json);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new CommandError(`terraform validate of ${stack} failed:\n${output.trim()}`);
  }
}

/** Like `map`, with at most `limit` of them at work; results in the order of `things`. */
export async function mapWithin<T, R>(
  limit: number,
  things: readonly T[],
  work: (thing: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const waiting = things.entries();
  const worker = async () => {
    for (const [index, thing] of waiting) results[index] = await work(thing);
  };
  await Promise.all(Array.from({ length: Math.min(limit, things.length) }, worker));
  return results;
}
