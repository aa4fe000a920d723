import { CommanderError, program } from "commander";
import { ConfigError } from "../spec/errors";
import { bench } from "./bench";
import { endChildrenWithMe } from "./child";
import { type ClusterOptions, testCluster } from "./cluster";
import { CommandError } from "./command-error";
import { checkDocs, docs } from "./docs";
import { e2e } from "./e2e";
import { type ManifestsOptions, manifests } from "./manifests";
import { type ValidateOptions, validate } from "./validate";

const VALIDATE_EXIT_CODES = `
Exit codes:
  0  every stack is valid; warnings do not change that
  1  the configuration or a stack has errors
  2  it could not be checked: no terraform, no providers, wrong arguments`;

const MANIFESTS_EXIT_CODES = `
Exit codes:
  0  every object is written and the objects fit together
  1  an object cannot be converted, and nothing is written; or objects do not fit together
  2  no stacks in the input: run synth first; wrong arguments`;

const TEST_CLUSTER_EXIT_CODES = `
Exit codes:
  0  every check passed or was skipped
  1  a check failed; what was made is taken back nevertheless
  2  it could not be tried: no KUBECONFIG, a cluster that is not on this machine, no such stack`;

program.name("platform").description("the commands of this repository").exitOverride();

program
  .command("bench")
  .description("measure synth beside the budgets of the README; exit 1 when one is missed")
  .option("--json", "figures and budgets as JSON", false)
  .action(({ json }: { readonly json: boolean }) => {
    process.exitCode = bench({ json });
  });

program
  .command("docs")
  .description("write the generated documents")
  .option("--check", "write nothing; exit 1 when a document is out of step", false)
  .action(({ check }: { readonly check: boolean }) => {
    if (check) process.exitCode = checkDocs();
    else docs();
  });

program
  .command("validate")
  .description("synthesize, then have Terraform check every stack: no cloud, no credentials, no state")
  .option("--json", "one JSON object in place of the report", false)
  .option("--no-synth", "check what stands in cdktf.out as it is")
  .addHelpText("after", VALIDATE_EXIT_CODES)
  .action(async (options: ValidateOptions) => {
    process.exitCode = await validate(options);
  });

program
  .command("manifests")
  .description("write the Kubernetes objects of every stack as plain YAML, and check that they fit together")
  .option("--input <folder>", "what synth wrote", "cdktf.out")
  .option("--output <folder>", "gets a folder for each stack (default: manifests in the input)")
  .option("--json", "one JSON object in place of the report", false)
  .addHelpText("after", MANIFESTS_EXIT_CODES)
  .action((options: ManifestsOptions) => {
    process.exitCode = manifests(options);
  });

program
  .command("test:cluster")
  .description("put the objects of a stack into the disposable cluster of KUBECONFIG, scale, drain, take them back")
  .argument("[stack]", "as synth names it", "devops-ppp-dev-kubernetes")
  .option("--yes", "also in a cluster that is not on this machine", false)
  .addHelpText("after", TEST_CLUSTER_EXIT_CODES)
  .action(async (stack: string, options: ClusterOptions) => {
    process.exitCode = await testCluster(stack, options);
  });

program
  .command("e2e")
  .description("deploy, change, break and destroy an environment with offline providers; exit 1 when a check fails")
  .argument("[environment]", "platform and environment, joined as in its stacks' names", "devops-ppp-dev")
  .action(async (environment: string) => {
    process.exitCode = await e2e(environment);
  });

endChildrenWithMe();
program.parseAsync().catch((error: unknown) => {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else if (error instanceof CommandError) {
    console.error(error.message);
    process.exitCode = 2;
  } else if (error instanceof ConfigError) {
    console.error(error.message);
    process.exitCode = 1;
  } else throw error;
});
