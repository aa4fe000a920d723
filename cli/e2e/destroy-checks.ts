import type { Check } from "../checks";
import { ensure, ensureExit } from "./expectation";
import { type Event, isInCluster } from "./fake-cloud";
import type { World } from "./world";

/** An environment goes in the reverse order and leaves nothing. */
export function destroyChecks(world: World): readonly Check[] {
  return [
    {
      name: "destroy takes what is in the cluster before what is AWS",
      gate: true,
      run: async () => {
        ensureExit(await world.destroy(world.target.stacks), 0, "cdktf destroy");
        const deleted = world.cloud.journal().filter(({ op }) => op === "delete");
        ensure(isClusterFirst(deleted), `AWS objects went first: ${deleted.map(({ type }) => type).join(", ")}`);
        return `${deleted.length} objects`;
      },
    },
    {
      name: "nothing is left",
      run: () => {
        const left = world.cloud.objects().map(({ type }) => type);
        ensure(left.length === 0, `left: ${left.join(", ")}`);
        return undefined;
      },
    },
  ];
}

/** Whether every object of the cluster was deleted before the first of AWS. */
export function isClusterFirst(deleted: readonly Event[]): boolean {
  const firstOfAws = deleted.findIndex(({ type }) => !isInCluster(type));
  return (
    deleted.some(({ type }) => isInCluster(type)) && deleted.findLastIndex(({ type }) => isInCluster(type)) < firstOfAws
  );
}
