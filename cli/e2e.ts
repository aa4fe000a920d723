import { join, resolve } from "node:path";
import { outcomeLine, outcomeTable, runChecks, tallyOf } from "./checks";
import { closingLine } from "./closing-line";
import { CommandError } from "./command-error";
import { bytesChecks } from "./e2e/bytes-checks";
import { deployChecks } from "./e2e/deploy-checks";
import { destroyChecks } from "./e2e/destroy-checks";
import { driftChecks } from "./e2e/drift-checks";
import { faultChecks } from "./e2e/fault-checks";
import { leakChecks } from "./e2e/leak-checks";
import { installMoto } from "./e2e/moto";
import { sandbox } from "./e2e/sandbox";
import { readTarget } from "./e2e/target";
import { Workspace } from "./e2e/workspace";
import { World } from "./e2e/world";
import { Progress } from "./progress";
import { temporaryFolder } from "./temporary-folder";
import { cliConfiguration, terraformVersion } from "./terraform";

const MOTO_CACHE = "node_modules/.cache/moto-5.2.1";

/**
 * The life of one environment with real Terraform and offline providers: deploys, drift, a fault, destroy. Works in a copy
 * of the sources and reaches nothing outside this machine.
 * @param environment `<platform>-<environment>`
 * @returns 0 when every check passed or was skipped, else 1
 */
export async function e2e(environment: string): Promise<number> {
  const reason = await reasonToSkip();
  if (reason !== undefined) {
    console.log(`skipped: ${reason}\n\n${closingLine({ passed: 0, failed: 0, skipped: 1 })}`);
    return 0;
  }
  const folder = temporaryFolder("e2e");
  const copy = (name: string) => new Workspace(join(folder, name), resolve("."), sandbox(process.env, folder));
  const workspace = copy("platform");
  const { code, output } = await workspace.synth();
  if (code !== 0) throw new CommandError(output.trim());
  const target = readTarget(workspace, environment);
  // Begins now, because it takes long; who needs it hears of its failure.
  const moto = installMoto(MOTO_CACHE);
  moto.catch(() => undefined);
  const world = new World(folder, workspace, target, moto);
  const progress = new Progress(process.stderr, process.env);
  const checks = [
    ...bytesChecks(workspace, () => copy("deeper/elsewhere")),
    ...deployChecks(world),
    ...driftChecks(world),
    ...destroyChecks(world),
    ...faultChecks(world),
    ...leakChecks(world),
  ];
  try {
    const outcomes = await runChecks(
      checks,
      (name) => progress.say(name),
      (outcome) => {
        progress.clear();
        console.log(outcomeLine(outcome));
      },
    );
    const tally = tallyOf(outcomes);
    console.log(`\n${outcomeTable(outcomes)}\n\n${closingLine(tally)}`);
    return tally.failed === 0 ? 0 : 1;
  } finally {
    world.close();
  }
}

/** What is missing for a run that costs nothing and reaches nobody. */
async function reasonToSkip(): Promise<string | undefined> {
  try {
    await terraformVersion();
  } catch (error) {
    if (error instanceof CommandError) return error.message;
    throw error;
  }
  if (/\bfilesystem_mirror\b/.test(cliConfiguration(process.env))) return undefined;
  return [
    "Terraform is not set up with offline providers, and real ones would need an AWS account;",
    "point TF_CLI_CONFIG_FILE at a configuration whose filesystem_mirror has stand-ins for aws, kubernetes and helm,",
    'with a copy of them beside the repository: eval "$(../shared/terraform/terraform-env)"',
  ].join(" ");
}
