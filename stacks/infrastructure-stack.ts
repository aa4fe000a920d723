import type { Construct } from "constructs";
import { Queue } from "../modules/queue";
import { Vpc } from "../modules/vpc";
import type { ResolvedPlatform } from "../spec/resolve";
import { BaseStack } from "./base-stack";

/** Everything of a platform that is AWS. */
export class InfrastructureStack extends BaseStack {
  constructor(scope: Construct, platform: ResolvedPlatform) {
    super(scope, platform.stacks.infrastructure, "infrastructure", platform);
    new Vpc(this, "network", platform.network);
    for (const queue of platform.queues) new Queue(this, queue.key, queue);
  }
}
