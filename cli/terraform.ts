import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { runChild } from "./child";
import { CommandError } from "./command-error";

/** The first minor of 1.x with write-only arguments and S3 locking; `stacks/base-stack.ts` writes the same bound. */
const OLDEST_MINOR = 11;
const WANTED = ">= 1.11.0, < 2.0.0";
const PLUGIN_CACHE = "node_modules/.cache/terraform-plugins";

/**
 * The version of the terraform on PATH.
 * @throws CommandError where there is none, or one that the stacks refuse
 */
export async function terraformVersion(): Promise<string> {
  const { stdout } = await runChild("terraform", ["version", "-json"]).catch((error: unknown) => {
    if (!(error instanceof CommandError)) throw error;
    throw new CommandError(`${error.message}: install one that is ${WANTED}`);
  });
  const version = /"terraform_version":\s*"([^"]+)"/.exec(stdout)?.[1] ?? "unknown";
  const refusal = refusalOf(version);
  if (refusal) throw new CommandError(refusal);
  return version;
}

/** Why the stacks cannot be used with a version of Terraform, or nothing. */
export function refusalOf(version: string): string | undefined {
  const [major, minor] = version.split(".").map(Number);
  if (major === 1 && minor !== undefined && minor >= OLDEST_MINOR) return undefined;
  return `terraform on PATH is version ${version}: the stacks need ${WANTED}`;
}

/**
 * Variables that let all stacks share one download of the providers, unless the environment already says where providers
 * come from. The lock files they may break are those of temporary copies.
 */
export function pluginCache(env: NodeJS.ProcessEnv): Record<string, string> {
  const shared = { TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "true" };
  if (env.TF_PLUGIN_CACHE_DIR || /^\s*(provider_installation|plugin_cache_dir)\b/m.test(cliConfiguration(env))) {
    return shared;
  }
  mkdirSync(PLUGIN_CACHE, { recursive: true });
  return { ...shared, TF_PLUGIN_CACHE_DIR: resolve(PLUGIN_CACHE) };
}

/** The text of Terraform's own configuration file, empty where there is none. */
export function cliConfiguration(env: NodeJS.ProcessEnv): string {
  const file = env.TF_CLI_CONFIG_FILE || join(homedir(), ".terraformrc");
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}
