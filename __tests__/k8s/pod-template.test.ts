import { devopsPpp, workload, workloadObjects } from "../support/kubernetes";

const podOf = (...args: Parameters<typeof workloadObjects>) =>
  workloadObjects(...args)("kubernetes_deployment_v1").spec.template.spec;
const pod = podOf(workload());

test("a pod gets no token for the Kubernetes API, no service variables and no shared processes", () => {
  expect(pod).toMatchObject({
    automount_service_account_token: false,
    enable_service_links: false,
    share_process_namespace: false,
  });
});

test.each([
  ["frontend", "101"],
  ["backend", "1000"],
  ["sqs-worker", "1000"],
])("PPP-103 pods of %s run as user %s with its group on their files", (name, user) => {
  expect(podOf(devopsPpp(name)).security_context).toEqual({
    run_as_non_root: true,
    run_as_user: user,
    run_as_group: user,
    fs_group: user,
    fs_group_change_policy: "OnRootMismatch",
    seccomp_profile: { type: "RuntimeDefault" },
  });
});

test("PPP-98 the worker's pods run as sqs-consumer and wait for it", () => {
  expect(podOf(devopsPpp("sqs-worker")).service_account_name).toBe(
    `\${kubernetes_service_account_v1.workloads_sqs-worker_service-account.metadata[0].name}`,
  );
});

test("PPP-102 the worker may finish its long poll and one message before it is killed", () => {
  expect(podOf(devopsPpp("sqs-worker")).termination_grace_period_seconds).toBe(60);
});

test("pods spread over zones and nodes, but run on what there is when one is gone", () => {
  const constraint = {
    max_skew: 1,
    when_unsatisfiable: "ScheduleAnyway",
    label_selector: [{ match_labels: { "app.kubernetes.io/name": "orders", "app.kubernetes.io/instance": "shop" } }],
    match_label_keys: ["pod-template-hash"],
  };
  expect(pod.topology_spread_constraint).toEqual([
    { topology_key: "topology.kubernetes.io/zone", ...constraint },
    { topology_key: "kubernetes.io/hostname", ...constraint },
  ]);
});

test("each writable folder is an empty volume of at most 256 MiB on the node's disk", () => {
  const { container, volume } = podOf(workload({ writablePaths: ["/tmp", "/var/cache/nginx"] }));
  expect(volume).toEqual([
    { name: "tmp", empty_dir: { size_limit: "256Mi" } },
    { name: "var-cache-nginx", empty_dir: { size_limit: "256Mi" } },
  ]);
  expect(container[0].volume_mount).toEqual([
    { name: "tmp", mount_path: "/tmp" },
    { name: "var-cache-nginx", mount_path: "/var/cache/nginx" },
  ]);
});

test("folders whose names come out alike, too long or illegal get volumes of their own with legal names", () => {
  const writablePaths = ["/var/a/b", "/var/a-b", "/var/A/b", "/.cache", "/data_1", "/tmp/", `/${"long/".repeat(20)}`];
  const volumes: { name: string }[] = podOf(workload({ writablePaths })).volume;
  expect(new Set(volumes.map(({ name }) => name)).size).toBe(writablePaths.length);
  for (const { name } of volumes) expect(name).toMatch(/^(?=.{1,63}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$/);
});
