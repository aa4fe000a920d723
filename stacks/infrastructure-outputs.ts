import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import type { ResolvedPlatform } from "../spec/resolve";
import type { Stores } from "./stores";

/** What a person needs next. No other stack reads these. */
export function addInfrastructureOutputs(stack: Construct, platform: ResolvedPlatform, stores: Stores): void {
  const { cluster, place, queues, images, secrets } = platform;
  const outputs = new Construct(stack, "outputs");
  const add = (id: string, description: string, value: unknown) =>
    new TerraformOutput(outputs, id, { value, description }).overrideLogicalId(id);
  const byKey = <T extends { readonly key: string }>(things: readonly T[], of: (thing: T) => string) =>
    Object.fromEntries(things.map((thing) => [thing.key, of(thing)]));

  add("cluster-name", "Name of the EKS cluster", cluster.name);
  add(
    "kubeconfig-command",
    "Lets kubectl into the cluster",
    `aws eks update-kubeconfig --name ${cluster.name} --region ${place.region}`,
  );
  add(
    "queue-urls",
    "URLs of the queues",
    byKey(queues, ({ url }) => url),
  );
  add(
    "registry-urls",
    "Where images are pushed to",
    byKey(images, ({ repositoryUrl }) => repositoryUrl),
  );
  add(
    "database-endpoints",
    "Hosts and ports of the databases, reached from the cluster alone",
    stores.databaseEndpoints,
  );
  const provided = secrets.filter(({ source }) => source.kind === "provided");
  add(
    "secrets-to-fill",
    "Secrets whose values an operator provides",
    byKey(provided, ({ name }) => name),
  );
}
