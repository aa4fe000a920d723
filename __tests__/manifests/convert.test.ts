import { ConversionError } from "../../manifests/conversion-error";
import { filesOf } from "../../manifests/files";
import type { JsonObject } from "../../manifests/manifest";
import type { StackJson } from "../../manifests/stack-json";
import { stackManifests } from "../../manifests/stack-manifests";

const metadata = { name: "web", namespace: "shop" };

/** One resource's manifest, without apiVersion, kind and metadata. */
function converted(type: string, resource: JsonObject, rest: Partial<StackJson> = {}) {
  const json = { ...rest, resource: { ...rest.resource, [type]: { one: { metadata, ...resource } } } };
  const { objects } = stackManifests("shop", json);
  const {
    apiVersion,
    kind,
    metadata: _,
    ...body
  } = objects.find(({ address }) => address === `${type}.one`)?.manifest ?? {};
  return body;
}

const pod = (spec: JsonObject) => {
  const { spec: converted_ } = converted("kubernetes_deployment_v1", { spec: { template: { spec } } }) as {
    spec: { template: { spec: JsonObject } };
  };
  return converted_.template.spec;
};

const CONTAINER_DEFAULTS = {
  allowPrivilegeEscalation: true,
  privileged: false,
  readOnlyRootFilesystem: false,
  runAsNonRoot: false,
};

test("numbers that Terraform keeps as text become numbers, digits in texts stay text", () => {
  expect(converted("kubernetes_service_v1", { spec: { port: [{ port: 80, target_port: "8080" }] } })).toEqual({
    spec: { ports: [{ port: 80, targetPort: 8080 }] },
  });
  expect(converted("kubernetes_service_v1", { spec: { port: { port: 80, target_port: "http" } } })).toEqual({
    spec: { ports: [{ port: 80, targetPort: "http" }] },
  });
  expect(converted("kubernetes_pod_disruption_budget_v1", { spec: { max_unavailable: "25%" } })).toEqual({
    spec: { maxUnavailable: "25%" },
  });
  expect(converted("kubernetes_config_map_v1", { data: { PORT: "3000" } })).toEqual({
    data: { PORT: "3000" },
    immutable: false,
  });
  expect(pod({ volume: { name: "v", config_map: { name: "c", default_mode: "0440" } } }).volumes).toEqual([
    { name: "v", configMap: { name: "c", defaultMode: 0o440, optional: false } },
  ]);
});

test("a list of one block becomes an object, a block a list, where Kubernetes has that", () => {
  const container = { name: "web", lifecycle: [{ pre_stop: [{ exec: [{ command: ["sleep", "5"] }] }] }] };
  expect(pod({ container }).containers).toEqual([
    { name: "web", lifecycle: { preStop: { exec: { command: ["sleep", "5"] } } } },
  ]);
});

test("empty blocks stay, absent lists do not appear", () => {
  expect(pod({ container: [], volume: [{ name: "tmp", empty_dir: {} }] })).toEqual({
    volumes: [{ name: "tmp", emptyDir: {} }],
    automountServiceAccountToken: true,
    enableServiceLinks: true,
    shareProcessNamespace: false,
  });
  const policy = converted("kubernetes_network_policy_v1", {
    spec: { pod_selector: {}, policy_types: ["Ingress"], egress: {} },
  });
  expect(policy).toEqual({ spec: { podSelector: {}, policyTypes: ["Ingress"], egress: [{}] } });
});

test("what the provider sends by itself stands in the manifest, unless the configuration says otherwise", () => {
  const container = (security_context: JsonObject) => ({ name: "c", security_context });
  const { containers, initContainers, ...rest } = pod({
    automount_service_account_token: false,
    security_context: {},
    container: [container({ run_as_non_root: true }), { name: "bare", volume_mount: { name: "v", mount_path: "/v" } }],
    init_container: container({}),
  });
  expect(rest).toMatchObject({
    automountServiceAccountToken: false,
    enableServiceLinks: true,
    securityContext: { runAsNonRoot: false },
  });
  expect(containers).toEqual([
    { name: "c", securityContext: { ...CONTAINER_DEFAULTS, runAsNonRoot: true } },
    { name: "bare", volumeMounts: [{ name: "v", mountPath: "/v", mountPropagation: "None" }] },
  ]);
  expect(initContainers).toEqual([{ name: "c", securityContext: CONTAINER_DEFAULTS }]);
  expect(converted("kubernetes_service_account_v1", {})).toEqual({ automountServiceAccountToken: true });
  expect(converted("kubernetes_storage_class_v1", { storage_provisioner: "ebs.csi.aws.com" })).toEqual({
    provisioner: "ebs.csi.aws.com",
    allowVolumeExpansion: true,
  });
  const rules = converted("kubernetes_horizontal_pod_autoscaler_v2", {
    spec: { behavior: { scale_down: [{ policy: [] }] } },
  });
  expect(rules).toEqual({ spec: { behavior: { scaleDown: { stabilizationWindowSeconds: 0, selectPolicy: "" } } } });
});

test("Terraform's own words are not in the manifest", () => {
  const own = { "//": {}, depends_on: [], lifecycle: {}, timeouts: { create: "1m" }, wait_for_load_balancer: true };
  expect(converted("kubernetes_service_v1", { ...own, spec: { type: "ClusterIP" } })).toEqual({
    spec: { type: "ClusterIP" },
  });
});

test.each<[string, string, JsonObject, string]>([
  ["a type", "kubernetes_job_v1", {}, "shop: kubernetes_job_v1.one: kubernetes_job_v1 has no manifest"],
  [
    "a field",
    "kubernetes_service_v1",
    { spec: { colour: "red" } },
    "shop: kubernetes_service_v1.one: spec.colour: no such field",
  ],
  [
    "a field of a prototype",
    "kubernetes_service_v1",
    { spec: { constructor: "red" } },
    "spec.constructor: no such field",
  ],
  ["a meta-argument", "kubernetes_service_v1", { count: 2 }, "count: no such field"],
  ["two blocks for one", "kubernetes_service_v1", { spec: [{}, {}] }, "spec: 2 blocks where a manifest has one"],
  ["a text for a block", "kubernetes_service_v1", { spec: "none" }, 'spec: "none" is not a block'],
  [
    "a text for an integer",
    "kubernetes_service_v1",
    { spec: { port: { port: "80" } } },
    'spec.ports[0].port: "80" is not an integer',
  ],
  ["an unknown integer", "kubernetes_service_v1", { spec: { port: { port: `\${local.x}` } } }, "is not an integer"],
  ["a word for an integer text", "kubernetes_deployment_v1", { spec: { replicas: "two" } }, '"two" is not a number'],
  ["an object for a text", "kubernetes_config_map_v1", { data: { a: {} } }, "data.a: {} is not a string"],
  [
    "a reference to what is not there",
    "kubernetes_config_map_v1",
    { data: { a: `\${kubernetes_secret_v1.gone.id}` } },
    "data.a: refers to kubernetes_secret_v1.gone, which the stack does not have",
  ],
  ["a variable", "kubernetes_config_map_v1", { data: { a: `\${var.a}` } }, "data.a: cannot tell what"],
  [
    "an expression without an end",
    "kubernetes_config_map_v1",
    { data: { a: `\${var` } },
    "an expression without an end",
  ],
])("refuses %s", (_, type, resource, message) => {
  const convert = () => converted(type, resource);
  expect(convert).toThrow(ConversionError);
  expect(convert).toThrow(message);
});

test("references are followed to what they name", () => {
  const rest: Partial<StackJson> = {
    resource: { kubernetes_namespace_v1: { shop: { metadata: [{ name: `shop-\${local.colour}` }] } } },
    locals: { colour: "red" },
    data: { aws_eks_cluster: { cluster: { name: "main" } } },
  };
  const data = {
    namespace: `\${kubernetes_namespace_v1.shop.metadata[0].name}`,
    cluster: `in \${data.aws_eks_cluster.cluster.name} and $\${literal}`,
  };
  expect(converted("kubernetes_config_map_v1", { data }, rest)).toMatchObject({
    data: { namespace: "shop-red", cluster: `in main and \${literal}` },
  });
});

test("what only the deployment knows has a stand-in, told at the head of the file", () => {
  const json: StackJson = {
    data: { aws_ssm_parameter: { api: { name: "/shop/dev/images/api/released" } } },
    ephemeral: { aws_secretsmanager_secret_version: { db: { secret_id: "db" } } },
    locals: { revision: `\${parseint(data.aws_ssm_parameter.api.version, 10)}` },
    resource: {
      kubernetes_deployment_v1: {
        api: {
          metadata,
          spec: { template: { spec: { container: { image: `\${data.aws_ssm_parameter.api.insecure_value}` } } } },
        },
      },
      kubernetes_secret_v1: {
        db: {
          metadata,
          data_wo: {
            URL: `\${jsondecode(ephemeral.aws_secretsmanager_secret_version.db.secret_string)["url"]}`,
            PLAIN: "yes",
          },
          data_wo_revision: `\${local.revision}`,
        },
      },
    },
  };
  const files = filesOf(stackManifests("shop", json));
  expect(Object.keys(files)).toEqual(["deployment-web.yaml", "secret-web.yaml"]);
  expect(files["deployment-web.yaml"]).toContain(`image: shop/dev/images/api/released@sha256:${"0".repeat(64)}\n`);
  expect(files["secret-web.yaml"]).toBe(`# kubernetes_secret_v1.db
# Stand-ins for what only the deployment knows:
#   stringData.URL: jsondecode(ephemeral.aws_secretsmanager_secret_version.db.secret_string)["url"]
apiVersion: v1
kind: Secret
metadata:
  name: web
  namespace: shop
stringData:
  URL: known-after-apply
  PLAIN: "yes"
`);
});
