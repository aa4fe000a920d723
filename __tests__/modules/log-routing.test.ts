import { observabilityConfiguration } from "../../modules/log-routing";
import type { ResolvedPlatform } from "../../spec/resolve";
import { type FluentBit, fluentBit, groupsOf } from "../support/fluent-bit";
import { edited, load, resolved } from "../support/platform";

const platform = resolved();
const text = observabilityConfiguration(platform);
const configuration = JSON.parse(text);
const files = configuration.containerLogs.fluentBit.config.extraFiles;
const pipeline = pipelineOf(platform);
/** Settings by plugin, from Fluent Bit's manual; the pod association stands in the add-on's own files only. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  tail: [
    ...["Name", "Tag", "Path", "Exclude_Path", "multiline.parser", "DB", "Skip_Long_Lines", "Refresh_Interval"],
    ...["Rotate_Wait", "storage.type", "Read_from_Head"],
  ],
  kubernetes: [
    ...["Name", "Match", "Kube_URL", "Kube_Tag_Prefix", "Use_Kubelet", "Kubelet_Port", "Buffer_Size", "Labels"],
    ...["Annotations", "Merge_Log", "Keep_Log", "K8S-Logging.Parser", "K8S-Logging.Exclude", "Use_Pod_Association"],
  ],
  rewrite_tag: ["Name", "Match", "Rule", "Emitter_Name", "Emitter_Storage.type", "Emitter_Mem_Buf_Limit"],
  cloudwatch_logs: [
    ...["Name", "Match", "region", "log_group_name", "log_stream_prefix", "log_stream_template", "log_key"],
    ...["auto_create_group", "retry_limit"],
  ],
};

test("PPP-138 Container Insights is on", () => {
  expect(configuration.containerInsights).toEqual({ enabled: true });
});

test.each([
  "applicationSignals",
  "otelContainerInsights",
  "kubeStateMetrics",
  "nodeExporter",
  "dcgmExporter",
  "neuronMonitor",
])("PPP-137 %s, which the add-on would turn on and bill, is off", (key) => {
  expect(configuration[key]).toEqual({ enabled: false });
});

test("the add-on's own agents, service and parsers stay as they are", () => {
  expect(Object.keys(configuration.containerLogs)).toEqual(["enabled", "fluentBit"]);
  expect(Object.keys(configuration.containerLogs.fluentBit)).toEqual(["config"]);
  expect(Object.keys(configuration.containerLogs.fluentBit.config)).toEqual(["extraFiles"]);
  expect(configuration).not.toHaveProperty("agent");
  expect(configuration).not.toHaveProperty("agents");
});

test("each of the add-on's log files, which would make groups of their own, is replaced or removed", () => {
  expect(Object.keys(files)).toEqual(["application-log.conf", "dataplane-log.conf", "host-log.conf"]);
  expect(files["dataplane-log.conf"]).toBe("");
  expect(files["host-log.conf"]).toBe("");
});

test("nothing in it is a Terraform interpolation or a template of the add-on's chart", () => {
  for (const sign of ["${", "%{", "{{"]) expect(files["application-log.conf"]).not.toContain(sign);
  expect(text).not.toMatch(/[$%]\{/);
});

test("only settings that Fluent Bit knows are used, and none twice but rules", () => {
  for (const { settings } of [...pipeline.inputs, ...pipeline.filters, ...pipeline.outputs]) {
    const plugin = settings.find(([key]) => key === "Name")?.[1] ?? "";
    const keys = settings.map(([key]) => key).filter((key) => key !== "Rule");
    expect(new Set(keys).size).toBe(keys.length);
    expect(KNOWN[plugin]).toEqual(expect.arrayContaining(keys));
  }
});

test.each([
  ["PPP-133 the backend", "backend-6d5f-x2x_devops-ppp_backend", "backend", ["/aws/eks/devops-ppp-dev/backend"]],
  ["PPP-134 the frontend", "frontend-77-abc_devops-ppp_frontend", "frontend", ["/aws/eks/devops-ppp-dev/frontend"]],
  ["PPP-135 the worker", "sqs-worker-5-q_devops-ppp_sqs-worker", "sqs-worker", ["/aws/eks/devops-ppp-dev/sqs-worker"]],
  [
    "a container beside the backend's own",
    "backend-6d5f-x2x_devops-ppp_init",
    "backend",
    ["/aws/eks/devops-ppp-dev/backend"],
  ],
  ["PPP-132 a pod that is no workload", "migrate-1-a_devops-ppp_migrate", "migrate", ["/aws/eks/devops-ppp-dev/app"]],
  [
    "a name that only begins like a workload's",
    "backend-2_devops-ppp_x",
    "backend-api",
    ["/aws/eks/devops-ppp-dev/app"],
  ],
  [
    "a pod of which the kubelet said nothing",
    "backend-6d5f-x2x_devops-ppp_backend",
    null,
    ["/aws/eks/devops-ppp-dev/app"],
  ],
  [
    "PPP-141 the ingress controller",
    "nginx-ingress-1_nginx-ingress_nginx",
    "nginx-ingress",
    ["/aws/eks/devops-ppp-dev/edge"],
  ],
  [
    "PPP-137 a component of the system",
    "coredns-1-a_kube-system_coredns",
    "coredns",
    ["/aws/eks/devops-ppp-dev/system"],
  ],
  [
    "another namespace's pod of the same name",
    "backend-1_other_backend",
    "backend",
    ["/aws/eks/devops-ppp-dev/system"],
  ],
  ["a namespace that only begins like ours", "a-1_devops-ppp-2_a", "backend", ["/aws/eks/devops-ppp-dev/system"]],
])("%s reaches one group, its own", (_, file, label, groups) => {
  const labels: Record<string, string> = label === null ? {} : { "app.kubernetes.io/name": label };
  expect(groupsOf(pipeline, `/var/log/containers/${file}-${"0".repeat(64)}.log`, labels)).toEqual(groups);
});

test("a line is sent as the program wrote it, so that JSON stays JSON", () => {
  for (const { get } of pipeline.outputs) expect(get("log_key")).toBe("log");
  const [kubernetes] = pipeline.filters;
  expect(kubernetes?.get("Merge_Log")).toBe("Off");
  expect(kubernetes?.get("Keep_Log")).toBe("On");
});

test("no group is made by the shipper, each output knows its region, and a stream has a name also without its template", () => {
  for (const { get } of pipeline.outputs) {
    expect(get("auto_create_group")).toBe("false");
    expect(get("region")).toBe("us-east-1");
    expect(get("log_stream_prefix")).toBe("from.");
  }
});

test("every group that is sent to is one that Terraform makes", () => {
  const { logGroups } = platform.observability;
  const made = [logGroups.app, logGroups.edge, logGroups.system, ...platform.workloads.map(({ logGroup }) => logGroup)];
  expect(pipeline.outputs.map(({ get }) => get("log_group_name")).sort()).toEqual(made.sort());
});

test("the kubelet is asked for labels, where alone the workload is told", () => {
  const [kubernetes] = pipeline.filters;
  expect(kubernetes?.settings).toEqual(
    expect.arrayContaining([
      ["Labels", "On"],
      ["Use_Kubelet", "On"],
      ["Kubelet_Port", "10250"],
      ["Use_Pod_Association", "Off"],
      ["Kube_Tag_Prefix", "application.var.log.containers."],
    ]),
  );
});

test("positions in files and unsent lines outlive a restart, each input with a database of its own", () => {
  const databases = pipeline.inputs.map(({ get }) => get("DB"));
  expect(new Set(databases).size).toBe(3);
  for (const database of databases) expect(database).toMatch(/^\/var\/fluent-bit\/state\/flb_[a-z]+\.db$/);
  for (const { get } of pipeline.inputs) expect(get("storage.type")).toBe("filesystem");
  expect(pipeline.filters[1]?.get("Emitter_Storage.type")).toBe("filesystem");
});

test("a fourth workload adds one rule and one output and moves nothing", () => {
  const [more] = load(
    edited((definition) => {
      definition.workloads["report-worker"] = { ...definition.workloads["sqs-worker"], serviceAccount: "reports" };
    }),
  );
  if (!more) throw new Error("devops-ppp resolves");
  const wider = pipelineOf(more);
  expect(wider.outputs).toHaveLength(pipeline.outputs.length + 1);
  expect(rulesOf(wider)).toHaveLength(rulesOf(pipeline).length + 1);
  expect(wider.inputs.map(({ settings }) => settings)).toEqual(pipeline.inputs.map(({ settings }) => settings));
});

test("the text grows linearly with the workloads", () => {
  const sizeAt = (count: number) => observabilityConfiguration(withWorkloads(count)).length;
  const [first, second, third] = [sizeAt(100), sizeAt(200), sizeAt(300)];
  expect(third - second).toBe(second - first);
});

test("a platform without workloads has no rule, since a filter without one does not start", () => {
  expect(pipelineOf({ ...platform, workloads: [] }).filters.map(({ get }) => get("Name"))).toEqual(["kubernetes"]);
});

function pipelineOf(of: ResolvedPlatform): FluentBit {
  const { containerLogs } = JSON.parse(observabilityConfiguration(of));
  return fluentBit(containerLogs.fluentBit.config.extraFiles["application-log.conf"]);
}

function rulesOf({ filters }: FluentBit): unknown[] {
  return filters.flatMap(({ settings }) => settings.filter(([key]) => key === "Rule"));
}

function withWorkloads(count: number): ResolvedPlatform {
  const [some] = platform.workloads;
  if (!some) throw new Error("devops-ppp has workloads");
  const names = Array.from({ length: count }, (_, index) => `workload-${1_000 + index}`);
  return { ...platform, workloads: names.map((name) => ({ ...some, name, logGroup: `/aws/eks/x/${name}` })) };
}
