import type { PlatformInput } from "./platform-spec";

/** A platform as its author wrote it: data, not yet checked. */
export interface PlatformDefinition extends PlatformInput {}

/** Gives a platform's file its types, so that an editor completes and checks it. Nothing runs here. */
export const definePlatform = (platform: PlatformDefinition): PlatformDefinition => platform;
