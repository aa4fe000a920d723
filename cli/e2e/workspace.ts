import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { type Finished, runChild } from "../child";
import { SYNTH } from "../synth-command";

const CDKTF = "node_modules/cdktf-cli/bundle/bin/cdktf";
/** Says the same as Terraform, and lets cdktf hear the end of it. */
const TERRAFORM = "tools/unhurried-terraform";
/** Not sources: made, installed, or the history of the sources. */
const LEFT_OUT = ["node_modules", "cdktf.out", "coverage", ".git"];
const STACKS = "cdktf.out/stacks";

/** A copy of the repository's sources, so that the operator's own `cdktf.out` is left alone. */
export class Workspace {
  /** Everything that the programs printed. */
  readonly printed: string[] = [];

  /**
   * @param folder a new folder
   * @param source the repository
   */
  constructor(
    readonly folder: string,
    source: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(source)) {
      if (!LEFT_OUT.includes(name)) cpSync(join(source, name), join(folder, name), { recursive: true });
    }
    symlinkSync(resolve(source, "node_modules"), join(folder, "node_modules"));
  }

  /** What `npm run synth` does. */
  synth(): Promise<Finished> {
    return this.run(process.execPath, SYNTH);
  }

  /** `npx cdktf …`, with variables beside the workspace's own. */
  cdktf(words: readonly string[], variables: NodeJS.ProcessEnv = {}): Promise<Finished> {
    const unhurried = { TERRAFORM_BINARY_NAME: join(this.folder, TERRAFORM) };
    return this.run(process.execPath, [CDKTF, ...words], { variables: { ...unhurried, ...variables } });
  }

  /** `terraform …` in the folder of a stack. */
  terraform(stack: string, words: readonly string[], variables: NodeJS.ProcessEnv = {}): Promise<Finished> {
    return this.run("terraform", words, { cwd: this.stackFolder(stack), variables });
  }

  stackFolder(stack: string): string {
    return join(this.folder, STACKS, stack);
  }

  /** Hash of every generated file by its path; what Terraform leaves beside them does not count. */
  generated(): ReadonlyMap<string, string> {
    const out = join(this.folder, STACKS);
    const files = filesBelow(out).filter((file) => !relative(out, file).includes("/.terraform"));
    return new Map(
      files.map((file) => [relative(out, file), createHash("sha256").update(readFileSync(file)).digest("hex")]),
    );
  }

  private async run(
    program: string,
    words: readonly string[],
    { cwd = this.folder, variables = {} }: { readonly cwd?: string; readonly variables?: NodeJS.ProcessEnv } = {},
  ): Promise<Finished> {
    const finished = await runChild(program, words, { cwd, env: { ...this.env, ...variables } });
    this.printed.push(finished.output);
    return finished;
  }
}

/** Regular files, links not followed, in the order of their names. */
export function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}
