import { Construct } from "constructs";
import { Database } from "../modules/database";
import { ImageRepository } from "../modules/image-repository";
import { Queue } from "../modules/queue";
import { Secret } from "../modules/secret";
import type { Vpc } from "../modules/vpc";
import type { ResolvedPlatform } from "../spec/resolve";

export interface StoresProps {
  readonly platform: ResolvedPlatform;
  readonly vpc: Vpc;
  /** Security group of those who may connect to databases. */
  readonly clientGroupId: string;
}

/** What keeps data: databases, queues, registries and secrets, each under the name of its section. */
export class Stores {
  /** `host:port` of each database, by its key. */
  readonly databaseEndpoints: Readonly<Record<string, string>>;

  constructor(stack: Construct, { platform, vpc, clientGroupId }: StoresProps) {
    const { protections, network, observability } = platform;
    const databases = new Construct(stack, "databases");
    this.databaseEndpoints = Object.fromEntries(
      platform.databases.map((database) => {
        const { endpoint } = new Database(databases, database.key, {
          database,
          vpcId: vpc.vpcId,
          vpcName: network.name,
          subnetIds: vpc.privateSubnetIds,
          clientGroupId,
          protections,
          retentionDays: observability.retentionDays,
        });
        return [database.key, endpoint];
      }),
    );
    const queues = new Construct(stack, "queues");
    for (const queue of platform.queues) {
      new Queue(queues, queue.key, { queue, preventDestroy: protections.preventDestroy });
    }
    const images = new Construct(stack, "images");
    for (const image of platform.images) new ImageRepository(images, image.key, { image, protections });
    const secrets = new Construct(stack, "secrets");
    for (const secret of platform.secrets) new Secret(secrets, secret.key, { secret, protections });
  }
}
