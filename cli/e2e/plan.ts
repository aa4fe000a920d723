import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CheckFailure } from "../checks";
import { ensureExit } from "./expectation";
import type { Workspace } from "./workspace";
import { unzipped } from "./zip";

/** One resource that a plan would change. */
export interface Change {
  readonly type: string;
  readonly address: string;
  /** `create`, `update`, `delete`, `delete+create` … */
  readonly action: string;
  /** As it is. */
  readonly before: Readonly<Record<string, unknown>> | null;
}

interface PlanJson {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly type: string;
    readonly mode: string;
    readonly change: { readonly actions: readonly string[]; readonly before: Record<string, unknown> | null };
  }[];
}

/** A plan of one stack, saved beside its JSON. */
export class Plan {
  private constructor(
    /** Its parts by name, unpacked, and its JSON form. */
    readonly parts: ReadonlyMap<string, Buffer | string>,
    readonly changes: readonly Change[],
  ) {}

  static async make(workspace: Workspace, stack: string, variables: NodeJS.ProcessEnv): Promise<Plan> {
    const words = ["plan", "-input=false", "-no-color", "-detailed-exitcode", "-out=saved.tfplan"];
    const planned = await workspace.terraform(stack, words, variables);
    if (planned.code !== 2) ensureExit(planned, 0, `terraform plan of ${stack}`);
    const show = await workspace.terraform(stack, ["show", "-json", "saved.tfplan"]);
    const { resource_changes: all = [] } = JSON.parse(ensureExit(show, 0, "terraform show").stdout) as PlanJson;
    const changes = all
      .filter(({ mode, change }) => mode === "managed" && change.actions.join() !== "no-op")
      .map(({ type, address, change }) => ({ type, address, action: change.actions.join("+"), before: change.before }));
    if (changes.length === 0 && planned.code !== 0) throw new CheckFailure(`the plan of ${stack} changes outputs`);
    const archive = readFileSync(join(workspace.stackFolder(stack), "saved.tfplan"));
    return new Plan(new Map<string, Buffer | string>([...unzipped(archive), ["show -json", show.stdout]]), changes);
  }
}

/** The changes as lines, `aws_sqs_queue.events: update`. */
export const described = ({ changes }: Plan): readonly string[] =>
  changes.map(({ address, action }) => `${address}: ${action}`);
