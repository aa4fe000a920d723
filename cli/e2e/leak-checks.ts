import { readFileSync } from "node:fs";
import { relative } from "node:path";
import type { Check } from "../checks";
import { ensure } from "./expectation";
import { leaks } from "./secret-search";
import { filesBelow } from "./workspace";
import type { World } from "./world";

type Texts = readonly (readonly [string, Buffer | string])[];

/** No secret that ever was in the clouds stands in anything that was written or printed. */
export function leakChecks(world: World): readonly Check[] {
  const check = (place: string, texts: () => Texts | Promise<Texts>): Check => ({
    name: `no secret in ${place}`,
    run: async () => {
      const secrets = [...world.secrets];
      ensure(secrets.length > 0, "there was no secret to look for");
      const searched = await texts();
      ensure(searched.length > 0, "there was nothing to look through");
      const found = leaks(secrets, searched);
      ensure(found.length === 0, `found in ${found.join(", ")}`);
      return `${secrets.length} secrets, ${searched.length} texts`;
    },
  });
  return [
    check("sources, cdktf.out and logs", () => writtenFiles(world)),
    check("plan files", () =>
      [...world.plans].flatMap(([name, { parts }]) =>
        [...parts].map(([part, text]) => [`${name}: ${part}`, text] as const),
      ),
    ),
    check("any state", async () => [...(await world.state.contents())]),
    check("what was printed", () =>
      world.workspace.printed.map((text, index) => [`output ${index + 1}`, text] as const),
    ),
  ];
}

function writtenFiles({ workspace: { folder } }: World): Texts {
  const files = filesBelow(folder).filter((file) => !relative(folder, file).startsWith("node_modules"));
  return files.map((file) => [relative(folder, file), readFileSync(file)] as const);
}
