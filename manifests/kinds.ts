import { LABEL_SELECTOR, POD_SPEC } from "./pod-fields";
import { CONFIG_MAP, SCALING_RULES, SERVICE_ACCOUNT, STORAGE_CLASS } from "./provider-defaults";
import { type Defaults, type Fields, many, named, one } from "./shape";

/** A resource type of the provider as the API server knows it. */
export interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly fields: Fields;
  readonly defaults: Defaults;
}

const METADATA = one({ name: "string", namespace: "string", labels: "map", annotations: "map" });

/** What Terraform says of every resource to itself. */
const TERRAFORM: Fields = { "//": null, depends_on: null, lifecycle: null, timeouts: null, provider: null };

const kind = (apiVersion: string, name: string, fields: Fields, defaults: Defaults = {}): Kind => ({
  apiVersion,
  kind: name,
  fields: { ...TERRAFORM, metadata: METADATA, ...fields },
  defaults,
});

const SCALING_RULE = one(
  {
    policy: named("policies", many({ type: "string", value: "integer", period_seconds: "integer" })),
    select_policy: "string",
    stabilization_window_seconds: "integer",
  },
  SCALING_RULES,
);
const TARGET = one({ type: "string", average_utilization: "integer", average_value: "string", value: "string" });
const BACKEND = one({ service: one({ name: "string", port: one({ number: "integer", name: "string" }) }) });
const POLICY_PORTS = many({ port: "int-or-string", end_port: "integer", protocol: "string" });
const PEERS = many({
  pod_selector: LABEL_SELECTOR,
  namespace_selector: LABEL_SELECTOR,
  ip_block: one({ cidr: "string", except: "strings" }),
});

/** Every resource type that becomes a manifest. Another one in a stack is an error, so that no object is forgotten. */
export const KINDS: Readonly<Record<string, Kind>> = {
  kubernetes_config_map_v1: kind(
    "v1",
    "ConfigMap",
    { data: "map", binary_data: "map", immutable: "boolean" },
    CONFIG_MAP,
  ),
  kubernetes_deployment_v1: kind("apps/v1", "Deployment", {
    wait_for_rollout: null,
    spec: one({
      min_ready_seconds: "integer",
      paused: "boolean",
      progress_deadline_seconds: "integer",
      replicas: "integer-text",
      revision_history_limit: "integer",
      selector: LABEL_SELECTOR,
      strategy: one({
        type: "string",
        rolling_update: one({ max_surge: "int-or-string", max_unavailable: "int-or-string" }),
      }),
      template: one({ metadata: METADATA, spec: POD_SPEC }),
    }),
  }),
  kubernetes_horizontal_pod_autoscaler_v2: kind("autoscaling/v2", "HorizontalPodAutoscaler", {
    spec: one({
      min_replicas: "integer",
      max_replicas: "integer",
      target_cpu_utilization_percentage: null,
      scale_target_ref: one({ api_version: "string", kind: "string", name: "string" }),
      behavior: one({ scale_down: SCALING_RULE, scale_up: SCALING_RULE }),
      metric: named("metrics", many({ type: "string", resource: one({ name: "string", target: TARGET }) })),
    }),
  }),
  kubernetes_ingress_v1: kind("networking.k8s.io/v1", "Ingress", {
    wait_for_load_balancer: null,
    spec: one({
      ingress_class_name: "string",
      default_backend: BACKEND,
      rule: named(
        "rules",
        many({
          host: "string",
          http: one({ path: named("paths", many({ path: "string", path_type: "string", backend: BACKEND })) }),
        }),
      ),
      tls: many({ hosts: "strings", secret_name: "string" }),
    }),
  }),
  kubernetes_limit_range_v1: kind("v1", "LimitRange", {
    spec: one({
      limit: named(
        "limits",
        many({
          type: "string",
          default: "map",
          default_request: "map",
          max: "map",
          min: "map",
          max_limit_request_ratio: "map",
        }),
      ),
    }),
  }),
  kubernetes_namespace_v1: kind("v1", "Namespace", { wait_for_default_service_account: null }),
  kubernetes_network_policy_v1: kind("networking.k8s.io/v1", "NetworkPolicy", {
    spec: one({
      pod_selector: LABEL_SELECTOR,
      policy_types: "strings",
      ingress: many({ from: PEERS, ports: POLICY_PORTS }),
      egress: many({ to: PEERS, ports: POLICY_PORTS }),
    }),
  }),
  kubernetes_pod_disruption_budget_v1: kind("policy/v1", "PodDisruptionBudget", {
    spec: one({ max_unavailable: "int-or-string", min_available: "int-or-string", selector: LABEL_SELECTOR }),
  }),
  kubernetes_priority_class_v1: kind("scheduling.k8s.io/v1", "PriorityClass", {
    description: "string",
    global_default: "boolean",
    preemption_policy: "string",
    value: "integer",
  }),
  kubernetes_resource_quota_v1: kind("v1", "ResourceQuota", {
    spec: one({
      hard: "map",
      scopes: "strings",
      scope_selector: one({
        match_expression: named(
          "matchExpressions",
          many({ scope_name: "string", operator: "string", values: "strings" }),
        ),
      }),
    }),
  }),
  kubernetes_secret_v1: kind("v1", "Secret", {
    data: named("stringData", "map"),
    data_wo: named("stringData", "map"),
    data_wo_revision: null,
    binary_data: named("data", "map"),
    immutable: "boolean",
    type: "string",
    wait_for_service_account_token: null,
  }),
  kubernetes_service_account_v1: kind(
    "v1",
    "ServiceAccount",
    {
      automount_service_account_token: "boolean",
      image_pull_secret: named("imagePullSecrets", many({ name: "string" })),
    },
    SERVICE_ACCOUNT,
  ),
  kubernetes_service_v1: kind("v1", "Service", {
    wait_for_load_balancer: null,
    spec: one({
      allocate_load_balancer_node_ports: "boolean",
      cluster_ip: "string",
      external_traffic_policy: "string",
      internal_traffic_policy: "string",
      ip_families: "strings",
      ip_family_policy: "string",
      load_balancer_class: "string",
      load_balancer_source_ranges: "strings",
      port: named(
        "ports",
        many({
          app_protocol: "string",
          name: "string",
          node_port: "integer",
          port: "integer",
          protocol: "string",
          target_port: "int-or-string",
        }),
      ),
      publish_not_ready_addresses: "boolean",
      selector: "map",
      session_affinity: "string",
      type: "string",
    }),
  }),
  kubernetes_storage_class_v1: kind(
    "storage.k8s.io/v1",
    "StorageClass",
    {
      allow_volume_expansion: "boolean",
      mount_options: "strings",
      parameters: "map",
      reclaim_policy: "string",
      storage_provisioner: named("provisioner", "string"),
      volume_binding_mode: "string",
    },
    STORAGE_CLASS,
  ),
};
