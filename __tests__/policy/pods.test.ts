import { breaches, everyResource, everyStack, type Json, stackOf } from "../support/stacks";

/** Everything with a list of containers, in whatever kind of object it stands. */
function podSpecs(): { at: string; pod: Json }[] {
  const find = (at: string, value: Json): { at: string; pod: Json }[] => {
    if (value === null || typeof value !== "object") return [];
    const own = Array.isArray(value.container) ? [{ at, pod: value }] : [];
    return [...own, ...Object.entries(value).flatMap(([key, child]) => find(`${at}.${key}`, child))];
  };
  return everyStack().flatMap(({ blocks }) =>
    blocks.flatMap(({ stack, address, arguments: args }) => find(`${stack} ${address}`, args)),
  );
}

const containers = () =>
  podSpecs().flatMap(({ at, pod }) =>
    [...pod.container, ...(pod.init_container ?? [])].map((container: Json) => ({
      at: `${at} ${container.name}`,
      container,
    })),
  );

test("every environment has three pods of ours", () => {
  expect(podSpecs()).toHaveLength(3 * everyStack().filter(({ kind }) => kind === "kubernetes").length);
});

test("PPP-103 PPP-131 every pod says itself what the provider would say wrong", () => {
  for (const { at, pod } of podSpecs()) {
    expect([at, pod]).toEqual([
      at,
      expect.objectContaining({
        automount_service_account_token: false,
        enable_service_links: false,
        share_process_namespace: false,
        security_context: expect.objectContaining({
          run_as_non_root: true,
          run_as_user: expect.stringMatching(/^[1-9]\d*$/),
          run_as_group: expect.stringMatching(/^[1-9]\d*$/),
          seccomp_profile: { type: "RuntimeDefault" },
        }),
      }),
    ]);
    for (const host of ["host_network", "host_pid", "host_ipc"]) expect(pod).not.toHaveProperty(host);
    expect((pod.volume ?? []).filter((volume: Json) => "host_path" in volume)).toEqual([]);
  }
});

test("PPP-103 PPP-131 every container says itself what the provider would say wrong", () => {
  for (const { at, container } of containers()) {
    expect([at, container.security_context]).toEqual([
      at,
      {
        allow_privilege_escalation: false,
        capabilities: { drop: ["ALL"] },
        privileged: false,
        read_only_root_filesystem: true,
        run_as_group: expect.stringMatching(/^[1-9]\d*$/),
        run_as_non_root: true,
        run_as_user: expect.stringMatching(/^[1-9]\d*$/),
        seccomp_profile: { type: "RuntimeDefault" },
      },
    ]);
    for (const port of container.port ?? []) {
      expect(port.container_port).toBeGreaterThanOrEqual(1024);
      expect(port.host_port).toBeUndefined();
    }
  }
});

test("every container asks for CPU and memory and has a limit of each", () => {
  const bounds = { cpu: expect.stringMatching(/^\d+m$/), memory: expect.stringMatching(/^\d+Mi$/) };
  for (const { at, container } of containers()) {
    expect([at, container.resources]).toEqual([at, { requests: bounds, limits: bounds }]);
  }
});

test("PPP-103 no ServiceAccount hands its token to pods that do not ask", () => {
  const holds = (account: Json) => account.automount_service_account_token === false;
  expect(breaches(everyResource("kubernetes_service_account_v1"), holds)).toEqual([]);
});

test("PPP-103 every namespace refuses pods that are not restricted", () => {
  const holds = ({ metadata }: Json) => metadata.labels["pod-security.kubernetes.io/enforce"] === "restricted";
  expect(breaches(everyResource("kubernetes_namespace_v1"), holds)).toEqual([]);
});

test("PPP-81 PPP-88 PPP-97 replicas are the autoscaler's alone", () => {
  expect(breaches(everyResource("kubernetes_deployment_v1"), ({ spec }) => !("replicas" in spec))).toEqual([]);
  const deployments = everyResource("kubernetes_deployment_v1").map(
    ({ stack, address }) => `${stack} \${${address}.metadata[0].name}`,
  );
  const scaled = everyResource("kubernetes_horizontal_pod_autoscaler_v2").map(
    ({ stack, arguments: { spec } }) => `${stack} ${spec.scale_target_ref.name}`,
  );
  expect(scaled.sort()).toEqual(deployments.sort());
});

test("no object is one that Terraform can only plan against a living cluster", () => {
  const untyped = everyStack().flatMap(({ blocks }) =>
    blocks.filter(({ type }) => /^kubernetes_manifest|^kubectl_/.test(type)),
  );
  expect(untyped).toEqual([]);
});

test("PPP-67 nothing runs a tag that moves", () => {
  expect(
    everyStack()
      .filter(({ text }) => /:latest\b|\btag\\*":\\*"latest/.test(text))
      .map(({ id }) => id),
  ).toEqual([]);
});

test("PPP-67 PPP-80 PPP-87 PPP-95 every image of ours is the one that a release parameter names", () => {
  for (const { at, container } of containers()) {
    expect([at, container.image]).toEqual([
      at,
      expect.stringMatching(/^\$\{data\.aws_ssm_parameter\.images_\w+\.insecure_value\}$/),
    ]);
  }
  for (const environment of ["dev", "prod"] as const) {
    const [aws, cluster] = [stackOf(environment, "infrastructure"), stackOf(environment, "kubernetes")];
    expect(cluster.of("data.aws_ssm_parameter").map(({ name }) => name)).toEqual(
      aws.of("aws_ssm_parameter").map(({ name }) => name),
    );
    const runs = (name: string) =>
      cluster.at(`kubernetes_deployment_v1.workloads_${name}`).spec.template.spec.container[0].image;
    expect(["frontend", "backend", "sqs-worker"].map(runs)).toEqual(
      ["frontend", "backend", "backend"].map((image) => `\${data.aws_ssm_parameter.images_${image}.insecure_value}`),
    );
  }
});
