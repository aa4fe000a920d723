import { CheckFailure } from "../checks";
import { type Finished, runChild } from "../child";
import { CommandError } from "../command-error";

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** The cluster of the environment's KUBECONFIG. */
export class Kubectl {
  private constructor(private readonly env: NodeJS.ProcessEnv) {}

  /**
   * @param anywhere whether the cluster may be one that others use
   * @throws CommandError without KUBECONFIG, and for a cluster that is not on this machine unless it may be
   */
  static async of(env: NodeJS.ProcessEnv, anywhere: boolean): Promise<Kubectl> {
    if (!env.KUBECONFIG)
      throw new CommandError("KUBECONFIG is not set: name the file of a disposable cluster, such as kind's");
    const kubectl = new Kubectl(env);
    const words = ["config", "view", "--minify", "--output=jsonpath={.current-context} {.clusters[0].cluster.server}"];
    const [context = "", server = ""] = (await kubectl.must(...words)).trim().split(" ");
    if (anywhere || context.startsWith("kind-") || LOOPBACK.test(hostOf(server))) return kubectl;
    throw new CommandError(
      `${server} is not on this machine: this test makes and removes whole namespaces and drains a node; with --yes it does`,
    );
  }

  run(...words: readonly string[]): Promise<Finished> {
    return runChild("kubectl", words, { env: this.env });
  }

  /** @throws CheckFailure with what kubectl said where it fails */
  async must(...words: readonly string[]): Promise<string> {
    const { code, stdout, output } = await this.run(...words);
    if (code !== 0) throw new CheckFailure(`kubectl ${words.join(" ")}\n${output.trim()}`);
    return stdout;
  }

  async json<T>(...words: readonly string[]): Promise<T> {
    return JSON.parse(await this.must(...words, "--output=json")) as T;
  }
}

function hostOf(server: string): string {
  return URL.canParse(server) ? new URL(server).hostname : server;
}
