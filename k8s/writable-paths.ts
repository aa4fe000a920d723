import { createHash } from "node:crypto";
import type {
  DeploymentV1SpecTemplateSpecContainerVolumeMount,
  DeploymentV1SpecTemplateSpecVolume,
} from "@cdktf/provider-kubernetes/lib/deployment-v1";

/** Of a volume name: a DNS label. */
const LONGEST_NAME = 63;
/** What a pod may keep in one folder. With more it is evicted; without a limit it could fill the node's disk. */
const SIZE_LIMIT = "256Mi";

/**
 * The folders that a process may write to: empty volumes on the node's encrypted disk, gone with the pod. Not in memory:
 * there every file would count against the container's memory limit and feed the autoscaler's memory metric.
 */
export const volumesOf = (paths: readonly string[]): DeploymentV1SpecTemplateSpecVolume[] =>
  paths.map((path) => ({ name: volumeName(path), emptyDir: { sizeLimit: SIZE_LIMIT } }));

export const mountsOf = (paths: readonly string[]): DeploymentV1SpecTemplateSpecContainerVolumeMount[] =>
  paths.map((mountPath) => ({ name: volumeName(mountPath), mountPath }));

/** `/var/cache/nginx` becomes `var-cache-nginx`; a path that does not fit gets a mark of its own to stay apart from others. */
function volumeName(path: string): string {
  const words = path.slice(1).replaceAll("/", "-");
  if (/^[a-z0-9]+(\/[a-z0-9]+)*$/.test(path.slice(1)) && words.length <= LONGEST_NAME) return words;
  const mark = createHash("sha256").update(path).digest("hex").slice(0, 6);
  const legal = words.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return `writable-${legal.slice(0, 40)}-${mark}`.replace(/-+/g, "-");
}
