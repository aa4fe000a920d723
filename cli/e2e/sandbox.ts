import { join } from "node:path";

/** Terraform's own variables that say where the offline providers are. */
const KEPT = ["TF_CLI_CONFIG_FILE", "TF_CLI_ARGS_providers_lock"];
/** What would lead a program to somebody's account, cluster or log file, or change what Terraform does. */
const DROPPED = /^(AWS|TF|FAKE|KUBE|HELM|CDKTF|MOTO)_|^KUBECONFIG$|^FORCE_COLOR$/;

/**
 * The environment of everything that an end-to-end run starts: no credentials but invented ones, no update checks, no
 * colours, nothing written to the home folder.
 */
export function sandbox(env: NodeJS.ProcessEnv, folder: string): NodeJS.ProcessEnv {
  const own = Object.entries(env).filter(([name]) => KEPT.includes(name) || !DROPPED.test(name));
  return {
    ...Object.fromEntries(own),
    AWS_ACCESS_KEY_ID: "e2e",
    AWS_SECRET_ACCESS_KEY: "e2e",
    AWS_CONFIG_FILE: join(folder, "no-aws-config"),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, "no-aws-credentials"),
    AWS_EC2_METADATA_DISABLED: "true",
    CDKTF_HOME: join(folder, "cdktf-home"),
    CHECKPOINT_DISABLE: "1",
    DISABLE_VERSION_CHECK: "1",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    CI: "1",
    NO_COLOR: "1",
  };
}
