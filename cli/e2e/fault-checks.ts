import type { Check } from "../checks";
import { ensure, ensureExit, lastLines } from "./expectation";
import { secretsOf } from "./releases";
import type { World } from "./world";

/** What may break in the middle; the first that a platform has. */
const BREAKABLE = ["aws_eks_node_group", "aws_nat_gateway", "aws_sqs_queue_policy"];
const FAULT = "CREATE_FAILED: instances failed to join";

/** A deploy that broke off goes on where it stopped. */
export function faultChecks(world: World): readonly Check[] {
  const { infrastructure, types } = world.target;
  const type = BREAKABLE.find((breakable) => types.includes(breakable)) ?? "aws_vpc";
  return [
    {
      name: "a fault in the middle stops a deploy and is shown",
      gate: true,
      run: async () => {
        world.freshCloud();
        const deployed = await world.deploy([infrastructure], { FAKE_CLOUD_FAIL: `${type}.create=${FAULT}` });
        ensureExit(deployed, 1, "cdktf deploy");
        ensure(deployed.output.includes(FAULT), `no word of "${FAULT}" in:\n${lastLines(deployed.output)}`);
        ensure(world.cloud.objects(type).length === 0, `${type} was made all the same`);
        const before = world.cloud.objects().length;
        ensure(before > 0, "nothing was made before the fault");
        return `${type}, ${before} objects made before it`;
      },
    },
    {
      name: "the next deploy completes it",
      run: async () => {
        ensureExit(await world.deploy([infrastructure]), 0, "cdktf deploy");
        for (const secret of secretsOf(world.cloud)) world.secrets.add(secret);
        ensure(world.cloud.objects(type).length > 0, `there is no ${type}`);
        return `${world.cloud.objects().length} objects`;
      },
    },
  ];
}
