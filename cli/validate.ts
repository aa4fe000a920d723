import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { runChild } from "./child";
import { CommandError } from "./command-error";
import { isColoured, Progress } from "./progress";
import { SYNTH } from "./synth-command";
import { temporaryFolder } from "./temporary-folder";
import { pluginCache, terraformVersion } from "./terraform";
import { validateJson, validateReport } from "./validate-report";
import { validateStacks } from "./validation";

const STACKS = "cdktf.out/stacks";

export interface ValidateOptions {
  /** One JSON object on stdout in place of the report. */
  readonly json: boolean;
  /** Generate first; otherwise what stands in `cdktf.out` is checked as it is. */
  readonly synth: boolean;
}

/**
 * Generates every stack and has Terraform check it against the providers' schemas: no cloud, no credentials, no state.
 * @returns 0 when all stacks are valid, 1 when the configuration or a stack is not
 * @throws CommandError where it cannot check: no terraform, no providers, no stacks
 */
export async function validate({ json, synth }: ValidateOptions): Promise<number> {
  const started = performance.now();
  const progress = new Progress(process.stderr, process.env);
  await terraformVersion();
  if (synth) {
    progress.say("synth");
    const { code, output } = await runChild(process.execPath, SYNTH);
    progress.clear();
    if (code !== 0) {
      console.error(output.trim());
      return 1;
    }
  }
  const stacks = stacksIn(STACKS);
  const env = { ...process.env, ...pluginCache(process.env) };
  const copies = temporaryFolder("validate");
  const validations = await validateStacks(stacks, { folder: STACKS, copies, env, progress }).finally(() =>
    progress.clear(),
  );
  const seconds = (performance.now() - started) / 1000;
  const coloured = isColoured(process.stdout, process.env);
  console.log(json ? validateJson(validations, seconds) : validateReport(validations, seconds, coloured));
  const found = validations.flatMap(({ diagnostics }) => diagnostics);
  return found.some(({ severity }) => severity === "error") ? 1 : 0;
}

function stacksIn(folder: string): readonly string[] {
  const found = existsSync(folder) ? readdirSync(folder) : [];
  const stacks = found.filter((name) => existsSync(join(folder, name, "cdk.tf.json"))).sort();
  if (stacks.length === 0) throw new CommandError(`no stacks in ${folder}: run npm run synth`);
  return stacks;
}
