import type { Binding } from "../contracts/binding";
import type { Workload } from "../contracts/workload";
import { databaseBinding } from "../modules/database";
import { queueBinding } from "../modules/queue";
import { secretBinding } from "../modules/secret";
import { reachOf } from "../spec/reachability";
import type { ResolvedPlatform } from "../spec/resolve";
import type { ResolvedUse, ResolvedWorkload } from "../spec/workload-spec";

/** What each use gives a workload, in the order of the configuration. */
export const bindingsOf = (platform: ResolvedPlatform, { uses }: ResolvedWorkload): readonly Binding[] =>
  uses.map((use) => bindingOf(platform, use));

function bindingOf(platform: ResolvedPlatform, use: ResolvedUse): Binding {
  if (use.kind === "queues") return queueBinding(named(platform.queues, use.key), use.access);
  if (use.kind === "databases") return databaseBinding(named(platform.databases, use.key));
  return secretBinding(named(platform.secrets, use.key));
}

/** A workload in the words of any runtime. `image` is a reference to its released image. */
export function workloadOf(platform: ResolvedPlatform, workload: ResolvedWorkload, image: string): Workload {
  const bindings = bindingsOf(platform, workload);
  const { name, kind, command, port, cpuMilli, memoryMiB, scaling, probe, graceSeconds, userId, writablePaths } =
    workload;
  return {
    name,
    kind,
    image,
    command,
    port,
    routes: workload.routes.map((path) => ({ host: platform.domain?.name ?? null, path })),
    cpuMilli,
    memoryMiB,
    scaling,
    probe,
    graceSeconds,
    userId,
    writablePaths,
    environment: workload.environment,
    settings: Object.assign({ AWS_REGION: platform.place.region }, ...bindings.map(({ environment }) => environment)),
    secrets: Object.assign({}, ...bindings.map(({ secrets }) => secrets)),
    reach: reachOf(platform, workload),
    identity: { serviceAccount: workload.serviceAccount, roleArn: workload.role?.arn ?? null },
  };
}

/** Uses are checked by the rules, so a key that is not there is a bug. */
function named<T extends { readonly key: string }>(things: readonly T[], key: string): T {
  const found = things.find((thing) => thing.key === key);
  if (!found) throw new Error(`nothing is named ${key}`);
  return found;
}
