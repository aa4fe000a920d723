import type { App } from "cdktf";
import type { ResolvedPlatform } from "../spec/resolve";
import { InfrastructureStack } from "./infrastructure-stack";
import { KubernetesStack } from "./kubernetes-stack";

/** Adds the stacks of one environment of a platform to an app: AWS first, then what runs on it. */
export function buildPlatform(app: App, platform: ResolvedPlatform): void {
  const infrastructure = new InfrastructureStack(app, platform);
  const kubernetes = new KubernetesStack(app, platform);
  kubernetes.addDependency(infrastructure);
}
