import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Check, outcomeLine, outcomeTable, runChecks, tallyOf } from "./checks";
import { closingLine } from "./closing-line";
import { cleanupChecks, clusterChecks, type Traces } from "./cluster/cluster-checks";
import { Kubectl } from "./cluster/kubectl";
import { Subject } from "./cluster/subject";
import { CommandError } from "./command-error";
import { readStacks } from "./manifests";
import { Progress } from "./progress";
import { temporaryFolder } from "./temporary-folder";

export interface ClusterOptions {
  /** Also where the cluster is not on this machine. */
  readonly yes: boolean;
}

const INPUT = "cdktf.out";

/**
 * Puts a stack's objects into the disposable cluster of KUBECONFIG, scales, drains and takes everything back. Charts are
 * not installed.
 * @param stack as synth named it
 * @returns 0 when every check passed or was skipped, else 1
 * @throws CommandError where there is no such stack or cluster, or it is not meant for this
 */
export async function testCluster(stack: string, { yes }: ClusterOptions): Promise<number> {
  const stacks = readStacks(INPUT);
  const found = stacks.find((one) => one.stack === stack);
  if (!found) throw new CommandError(`no stack ${stack}; there are ${stacks.map((one) => one.stack).join(", ")}`);
  const kubectl = await Kubectl.of(process.env, yes);
  const subject = new Subject(found, temporaryFolder("cluster"));
  const traces: Traces = { nodes: [], clusterObjects: [], namespaces: [], cordoned: undefined };
  const progress = new Progress(process.stderr, process.env);
  const run = (checks: readonly Check[]) =>
    runChecks(
      checks,
      (name) => progress.say(name),
      (outcome) => {
        progress.clear();
        console.log(outcomeLine(outcome));
      },
    );
  // Apart, so that what is made is also taken back where a check closed the way for the others.
  const outcomes = [
    ...(await run(clusterChecks(kubectl, subject, traces, mostNodes(stack)))),
    ...(await run(cleanupChecks(kubectl, traces))),
  ];
  const tally = tallyOf(outcomes);
  console.log(`\n${outcomeTable(outcomes)}\n\n${closingLine(tally)}`);
  return tally.failed === 0 ? 0 : 1;
}

interface NodeGroups {
  readonly resource?: {
    readonly aws_eks_node_group?: Readonly<
      Record<string, { readonly scaling_config?: { readonly max_size?: number } }>
    >;
  };
}

/** How many nodes the autoscaler may start: the infrastructure stack of the same environment says so. 0 where it does not. */
function mostNodes(stack: string): number {
  const file = join(INPUT, "stacks", stack.replace(/-kubernetes$/, "-infrastructure"), "cdk.tf.json");
  if (!existsSync(file)) return 0;
  const { resource } = JSON.parse(readFileSync(file, "utf8")) as NodeGroups;
  const groups = Object.values(resource?.aws_eks_node_group ?? {});
  return groups.reduce((sum, { scaling_config }) => sum + (scaling_config?.max_size ?? 0), 0);
}
