import type { PlatformDefinition } from "../spec/define";
import { devopsPpp } from "./platforms/devops-ppp";

/** Every platform, by the name of its file in `platforms/`. */
export const platforms: Readonly<Record<string, PlatformDefinition>> = {
  "devops-ppp": devopsPpp,
};
