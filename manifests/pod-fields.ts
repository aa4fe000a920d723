import { CONTAINER_SECURITY, POD, POD_SECURITY, REFERENCE, VOLUME_MOUNT } from "./provider-defaults";
import { type Fields, many, named, one } from "./shape";

/*
 * A pod as kubernetes provider 2.38 spells it. Only what is listed is converted; what stacks do not use is not listed.
 * Affinity is left out until a workload has some.
 */

export const LABEL_SELECTOR = one({
  match_labels: "map",
  match_expressions: many({ key: "string", operator: "string", values: "strings" }),
});

const SECURITY: Fields = {
  run_as_user: "integer-text",
  run_as_group: "integer-text",
  run_as_non_root: "boolean",
  seccomp_profile: one({ type: "string", localhost_profile: "string" }),
  se_linux_options: one({ user: "string", role: "string", type: "string", level: "string" }),
};

const HANDLER: Fields = {
  exec: one({ command: "strings" }),
  http_get: one({
    path: "string",
    port: "int-or-string",
    scheme: "string",
    host: "string",
    http_header: named("httpHeaders", many({ name: "string", value: "string" })),
  }),
  tcp_socket: one({ port: "int-or-string" }),
};

const PROBE = one({
  ...HANDLER,
  grpc: one({ port: "integer", service: "string" }),
  failure_threshold: "integer",
  success_threshold: "integer",
  initial_delay_seconds: "integer",
  period_seconds: "integer",
  timeout_seconds: "integer",
});

const KEY: Fields = { name: "string", key: "string", optional: "boolean" };
const SOURCE = one({ name: "string", optional: "boolean" }, REFERENCE);
const ITEMS = many({ key: "string", path: "string", mode: "octal-text" });
const FIELD_REF = one({ api_version: "string", field_path: "string" });

const CONTAINER: Fields = {
  name: "string",
  image: "image",
  image_pull_policy: "string",
  command: "strings",
  args: "strings",
  working_dir: "string",
  env: many({
    name: "string",
    value: "string",
    value_from: one({
      config_map_key_ref: one(KEY, REFERENCE),
      secret_key_ref: one(KEY, REFERENCE),
      field_ref: FIELD_REF,
      resource_field_ref: one({ container_name: "string", resource: "string", divisor: "string" }),
    }),
  }),
  env_from: many({ prefix: "string", config_map_ref: SOURCE, secret_ref: SOURCE }),
  port: named(
    "ports",
    many({ name: "string", container_port: "integer", host_port: "integer", host_ip: "string", protocol: "string" }),
  ),
  lifecycle: one({ pre_stop: one(HANDLER), post_start: one(HANDLER) }),
  liveness_probe: PROBE,
  readiness_probe: PROBE,
  startup_probe: PROBE,
  resources: one({ requests: "map", limits: "map" }),
  security_context: one(
    {
      ...SECURITY,
      allow_privilege_escalation: "boolean",
      privileged: "boolean",
      read_only_root_filesystem: "boolean",
      capabilities: one({ add: "strings", drop: "strings" }),
    },
    CONTAINER_SECURITY,
  ),
  termination_message_path: "string",
  termination_message_policy: "string",
  volume_mount: named(
    "volumeMounts",
    many(
      { name: "string", mount_path: "string", sub_path: "string", read_only: "boolean", mount_propagation: "string" },
      VOLUME_MOUNT,
    ),
  ),
};

const VOLUME: Fields = {
  name: "string",
  empty_dir: one({ medium: "string", size_limit: "string" }),
  config_map: one({ name: "string", optional: "boolean", default_mode: "octal-text", items: ITEMS }, REFERENCE),
  secret: one({ secret_name: "string", optional: "boolean", default_mode: "octal-text", items: ITEMS }, REFERENCE),
  persistent_volume_claim: one({ claim_name: "string", read_only: "boolean" }),
  host_path: one({ path: "string", type: "string" }),
};

export const POD_SPEC = one(
  {
    automount_service_account_token: "boolean",
    container: named("containers", many(CONTAINER)),
    init_container: named("initContainers", many(CONTAINER)),
    dns_policy: "string",
    enable_service_links: "boolean",
    host_ipc: "boolean",
    host_network: "boolean",
    host_pid: "boolean",
    image_pull_secrets: many({ name: "string" }),
    node_selector: "map",
    priority_class_name: "string",
    restart_policy: "string",
    security_context: one(
      {
        ...SECURITY,
        fs_group: "integer-text",
        fs_group_change_policy: "string",
        sysctl: named("sysctls", many({ name: "string", value: "string" })),
      },
      POD_SECURITY,
    ),
    service_account_name: "string",
    share_process_namespace: "boolean",
    termination_grace_period_seconds: "integer",
    toleration: named(
      "tolerations",
      many({
        key: "string",
        operator: "string",
        value: "string",
        effect: "string",
        toleration_seconds: "integer-text",
      }),
    ),
    topology_spread_constraint: named(
      "topologySpreadConstraints",
      many({
        label_selector: LABEL_SELECTOR,
        match_label_keys: "strings",
        max_skew: "integer",
        min_domains: "integer",
        node_affinity_policy: "string",
        node_taints_policy: "string",
        topology_key: "string",
        when_unsatisfiable: "string",
      }),
    ),
    volume: named("volumes", many(VOLUME)),
  },
  POD,
);
