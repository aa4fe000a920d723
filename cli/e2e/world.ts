import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Finished } from "../child";
import { CommandError } from "../command-error";
import { FakeCloud } from "./fake-cloud";
import { S3State } from "./moto";
import { Plan } from "./plan";
import { LocalState, type StateStore } from "./state-store";
import type { Target } from "./target";
import type { Workspace } from "./workspace";

/** One environment's stacks, the clouds they are deployed to, and where their state goes. */
export class World {
  /** Secret texts that must be found nowhere. */
  readonly secrets = new Set<string>();
  readonly plans = new Map<string, Plan>();
  private store: StateStore | undefined;
  private clouds = 0;
  cloud: FakeCloud;

  constructor(
    private readonly folder: string,
    readonly workspace: Workspace,
    readonly target: Target,
    /** The Python that runs moto, as soon as it is installed. */
    private readonly moto: Promise<string>,
  ) {
    this.cloud = this.freshCloud();
  }

  /** @returns why state goes to local files, where it does */
  async openState(): Promise<string | undefined> {
    try {
      this.store = await S3State.start(await this.moto, this.target);
      return undefined;
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      this.store = new LocalState(join(this.folder, "state"), this.workspace, this.target);
      return error.message;
    }
  }

  get state(): StateStore {
    if (!this.store) throw new Error("the state store is not open");
    return this.store;
  }

  close(): void {
    this.store?.stop();
  }

  /** From now on nothing exists. */
  freshCloud(): FakeCloud {
    this.clouds += 1;
    const folder = join(this.folder, `cloud-${this.clouds}`);
    if (!existsSync(folder)) mkdirSync(folder);
    this.cloud = new FakeCloud(folder);
    return this.cloud;
  }

  /** `cdktf deploy` of some of the stacks. */
  deploy(stacks: readonly string[], variables: NodeJS.ProcessEnv = {}): Promise<Finished> {
    return this.workspace.cdktf(["deploy", ...stacks, "--auto-approve"], { ...this.variables(), ...variables });
  }

  destroy(stacks: readonly string[]): Promise<Finished> {
    return this.workspace.cdktf(["destroy", ...stacks, "--auto-approve"], this.variables());
  }

  /** Plans both stacks at once; the plans are kept for the search for secrets. */
  async plan(name: string): Promise<{ readonly infrastructure: Plan; readonly kubernetes: Plan }> {
    const of = async (stack: string) => {
      const plan = await Plan.make(this.workspace, stack, this.variables());
      this.plans.set(`${name}, ${stack}`, plan);
      return plan;
    };
    const [infrastructure, kubernetes] = await Promise.all([
      of(this.target.infrastructure),
      of(this.target.kubernetes),
    ]);
    return { infrastructure, kubernetes };
  }

  private variables(): NodeJS.ProcessEnv {
    return { ...this.state.variables, FAKE_CLOUD_DIR: this.cloud.folder, FAKE_AWS_ACCOUNT: this.target.accountId };
  }
}
