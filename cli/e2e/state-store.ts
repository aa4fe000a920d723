import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Target } from "./target";
import { filesBelow, type Workspace } from "./workspace";

/** Where Terraform's state goes during a run. */
export interface StateStore {
  /** Variables that lead Terraform there. */
  readonly variables: Readonly<Record<string, string>>;
  /** Every state ever written, by name. */
  contents(): Promise<ReadonlyMap<string, string>>;
  /** Ends what serves it. */
  stop(): void;
}

/**
 * State in files, for machines that cannot have an S3 server. Terraform's own override files, laid beside the generated
 * JSON of the copy, replace the backend; the JSON stays as it is.
 */
export class LocalState implements StateStore {
  readonly variables = {};

  constructor(
    private readonly folder: string,
    workspace: Workspace,
    { stacks }: Target,
  ) {
    mkdirSync(folder, { recursive: true });
    for (const stack of stacks) {
      const override = { terraform: { backend: { local: { path: join(folder, `${stack}.tfstate`) } } } };
      writeFileSync(join(workspace.stackFolder(stack), "backend_override.tf.json"), JSON.stringify(override));
    }
  }

  contents(): Promise<ReadonlyMap<string, string>> {
    const files = filesBelow(this.folder).map(
      (file) => [relative(this.folder, file), readFileSync(file, "utf8")] as const,
    );
    return Promise.resolve(new Map(files));
  }

  stop(): void {}
}
