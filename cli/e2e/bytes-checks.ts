import type { Check } from "../checks";
import { ensure, ensureExit } from "./expectation";
import type { Workspace } from "./workspace";

/**
 * However and wherever stacks are generated, they are the same.
 * @param workspace holds what `npm run synth` made
 * @param twin makes another copy of the sources, in another folder
 */
export function bytesChecks(workspace: Workspace, twin: () => Workspace): readonly Check[] {
  return [
    {
      name: "cdktf synth gives the bytes of npm run synth",
      run: async () => {
        const direct = workspace.generated();
        ensureExit(await workspace.cdktf(["synth"]), 0, "cdktf synth");
        return compared(direct, workspace.generated());
      },
    },
    {
      name: "another folder gives the same bytes",
      run: async () => {
        const elsewhere = twin();
        ensureExit(await elsewhere.synth(), 0, "synth");
        return compared(workspace.generated(), elsewhere.generated());
      },
    },
  ];
}

function compared(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string {
  const names = [...new Set([...one.keys(), ...other.keys()])];
  const different = names.filter((name) => one.get(name) !== other.get(name));
  ensure(names.length > 0 && different.length === 0, `other bytes: ${different.join(", ") || "no files"}`);
  return `${names.length} files`;
}
