import type { Defaults } from "./shape";

/*
 * What kubernetes provider 2.38 sends where the configuration says nothing, compared on an API server with bare YAML.
 * A manifest without these would be another object than the one that Terraform makes.
 */

export const POD: Defaults = {
  automountServiceAccountToken: true,
  enableServiceLinks: true,
  shareProcessNamespace: false,
};

/** Once the block is there, even empty. */
export const POD_SECURITY: Defaults = { runAsNonRoot: false };

/** Once the block is there, even empty; of init containers too. */
export const CONTAINER_SECURITY: Defaults = {
  allowPrivilegeEscalation: true,
  privileged: false,
  readOnlyRootFilesystem: false,
  runAsNonRoot: false,
};

export const VOLUME_MOUNT: Defaults = { mountPropagation: "None" };

/** References to keys and sources of the environment, and volumes made of them. */
export const REFERENCE: Defaults = { optional: false };

export const SERVICE_ACCOUNT: Defaults = { automountServiceAccountToken: true };

export const CONFIG_MAP: Defaults = { immutable: false };

export const STORAGE_CLASS: Defaults = { allowVolumeExpansion: true };

/** An API server refuses the empty policy: the configuration has to name one. */
export const SCALING_RULES: Defaults = { stabilizationWindowSeconds: 0, selectPolicy: "" };
