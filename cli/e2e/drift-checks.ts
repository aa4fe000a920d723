import type { Check } from "../checks";
import { ensure, ensureExit } from "./expectation";
import type { CloudObject } from "./fake-cloud";
import { described } from "./plan";
import type { World } from "./world";

const VISIBILITY_SECONDS = 4321;
const STRANGE_LABEL = "changed-by-hand";
/** Nothing refers to them, so that losing one changes nothing else. */
const REMOVABLE = ["aws_cloudwatch_metric_alarm", "aws_sqs_queue_policy"];

/** What changes behind Terraform's back is seen, nothing else is, and a deploy heals it. */
export function driftChecks(world: World): readonly Check[] {
  let lost: CloudObject | undefined;
  return [
    {
      name: "a plan shows exactly what was changed and removed by hand",
      run: async () => {
        const { cloud } = world;
        const queue = one(cloud.objects("aws_sqs_queue"), "queue");
        const namespace = one(cloud.objects("kubernetes_namespace_v1"), "namespace");
        lost = one(
          REMOVABLE.flatMap((type) => cloud.objects(type)),
          "alarm or queue policy",
        );
        cloud.edit(queue, ({ attributes }) =>
          Object.assign(attributes, { visibility_timeout_seconds: VISIBILITY_SECONDS }),
        );
        cloud.edit(namespace, ({ attributes }) => label(attributes, STRANGE_LABEL));
        cloud.remove(lost);
        const { infrastructure, kubernetes } = await world.plan("drift");
        ensureChanges(described(infrastructure), [`${lost.type}: create`, "aws_sqs_queue: update"]);
        ensureChanges(described(kubernetes), ["kubernetes_namespace_v1: update"]);
        const seen = infrastructure.changes.find(({ type }) => type === "aws_sqs_queue")?.before;
        ensure(seen?.visibility_timeout_seconds === VISIBILITY_SECONDS, "the plan does not show the value found");
        return [...described(infrastructure), ...described(kubernetes)].join(", ");
      },
    },
    {
      name: "a deploy heals the drift",
      gate: true,
      run: async () => {
        ensureExit(await world.deploy(world.target.stacks), 0, "cdktf deploy");
        const { cloud } = world;
        const strange = cloud
          .objects()
          .filter(
            ({ attributes }) =>
              attributes.visibility_timeout_seconds === VISIBILITY_SECONDS ||
              JSON.stringify(attributes.metadata)?.includes(STRANGE_LABEL),
          );
        ensure(strange.length === 0, `still as changed by hand: ${strange.map(({ type }) => type).join(", ")}`);
        ensure(
          cloud.objects().some(({ file }) => file === lost?.file),
          `${lost?.type} was not made again`,
        );
        return undefined;
      },
    },
  ];
}

function one(objects: readonly CloudObject[], what: string): CloudObject {
  const [object] = objects;
  ensure(object !== undefined, `the clouds hold no ${what}`);
  return object;
}

function label(attributes: Record<string, unknown>, text: string): void {
  const [metadata] = attributes.metadata as [{ labels?: Record<string, string> }];
  metadata.labels = { ...metadata.labels, [text]: "yes" };
}

/** Compares by type, because a test must not know the addresses of an operator's platform. */
function ensureChanges(found: readonly string[], expected: readonly string[]): void {
  const byType = found.map((change) => change.replace(/\.\S+:/, ":")).sort();
  ensure(byType.join() === [...expected].sort().join(), `expected ${expected.join(", ")}, got ${found.join(", ")}`);
}
