import { EDGE_NAMESPACE } from "../contracts/edge";
import type { ResolvedPlatform } from "../spec/resolve";

/**
 * Settings of the add-on amazon-cloudwatch-observability (chart amazon-cloudwatch-observability 6.4): Container Insights'
 * metrics and our own log routing, and nothing else that it would turn on and bill by default. Of the log files of its
 * own, the first is replaced and the others are removed, which is what an empty text means there.
 */
export function observabilityConfiguration(platform: ResolvedPlatform): string {
  return JSON.stringify({
    applicationSignals: { enabled: false },
    containerInsights: { enabled: true },
    otelContainerInsights: { enabled: false },
    kubeStateMetrics: { enabled: false },
    nodeExporter: { enabled: false },
    dcgmExporter: { enabled: false },
    neuronMonitor: { enabled: false },
    containerLogs: {
      enabled: true,
      fluentBit: {
        config: {
          extraFiles: {
            "application-log.conf": containerLogs(platform),
            "dataplane-log.conf": "",
            "host-log.conf": "",
          },
        },
      },
    },
  });
}

const FOLDER = "/var/log/containers";
/** A folder of the node that the add-on mounts: positions in files and unsent lines outlive the pod. */
const STATE = "/var/fluent-bit/state";
/** Which workload a pod belongs to. */
const WORKLOAD_LABEL = "$kubernetes['labels']['app.kubernetes.io/name']";

/**
 * The way of a line, in Fluent Bit's own language. Files are named `pod_namespace_container-id.log`, so the namespace is
 * known by the file alone: the application's lines get their pod's labels and go to their workload's group, or to `app`
 * where there is no such workload or the kubelet did not answer; the ingress controller's go to `edge`, all else to
 * `system`. Sent is the line as the program wrote it, so that JSON stays JSON. Region and names are literal, and there is
 * neither `${…}`, which Terraform would read, nor a double brace, which the add-on's templates would.
 */
function containerLogs({ place, namespace, workloads, observability }: ResolvedPlatform): string {
  const { region } = place;
  const { app, edge, system } = observability.logGroups;
  const [ours, edges] = [filesOf(namespace), filesOf(EDGE_NAMESPACE)];
  const sections = [
    tail("application", ours),
    tail("edge", edges),
    tail("system", `${FOLDER}/*.log`, [["Exclude_Path", `${ours}, ${edges}`]]),
    kubernetes("application"),
    ...(workloads.length === 0 ? [] : [route(workloads.map(({ name }) => name))]),
    ...workloads.map(({ name, logGroup }) => send(routedTag(name), logGroup, region, PER_POD)),
    send("application.*", app, region, PER_POD),
    send("edge.*", edge, region),
    send("system.*", system, region),
  ];
  return sections.join("\n");
}

const filesOf = (namespace: string): string => `${FOLDER}/*_${namespace}_*.log`;

type Settings = readonly (readonly [key: string, value: string])[];

const section = (kind: "INPUT" | "FILTER" | "OUTPUT", settings: Settings): string =>
  [`[${kind}]`, ...settings.map(([key, value]) => `    ${key} ${value}`), ""].join("\n");

/**
 * Follows log files. From the head of files that it has never seen, so that nothing is lost of pods that were on a new
 * node before the shipper was; on disk before sending, so that it survives a restart.
 */
const tail = (tag: string, path: string, more: Settings = []): string =>
  section("INPUT", [
    ["Name", "tail"],
    ["Tag", `${tag}.*`],
    ["Path", path],
    ...more,
    ["multiline.parser", "docker, cri"],
    ["DB", `${STATE}/flb_${tag}.db`],
    ["Skip_Long_Lines", "On"],
    ["Refresh_Interval", "10"],
    ["Rotate_Wait", "30"],
    ["storage.type", "filesystem"],
    ["Read_from_Head", "On"],
  ]);

/** Asks the node's own kubelet, not the API server, for the labels of the pods, and leaves the line alone. */
const kubernetes = (tag: string): string =>
  section("FILTER", [
    ["Name", "kubernetes"],
    ["Match", `${tag}.*`],
    ["Kube_URL", "https://kubernetes.default.svc:443"],
    ["Kube_Tag_Prefix", `${tag}.var.log.containers.`],
    ["Use_Kubelet", "On"],
    ["Kubelet_Port", "10250"],
    ["Buffer_Size", "0"],
    ["Labels", "On"],
    ["Annotations", "Off"],
    ["Merge_Log", "Off"],
    ["Keep_Log", "On"],
    ["K8S-Logging.Parser", "Off"],
    ["K8S-Logging.Exclude", "Off"],
    ["Use_Pod_Association", "Off"],
  ]);

/** What is routed enters the pipeline anew, so its tag must match no input's: nothing is routed twice. */
const routedTag = (workload: string): string => `routed.${workload}`;

/** One rule a workload, each for its exact name; the last word says that the line does not go on as it was. */
const route = (workloads: readonly string[]): string =>
  section("FILTER", [
    ["Name", "rewrite_tag"],
    ["Match", "application.*"],
    ...workloads.map((name) => ["Rule", `${WORKLOAD_LABEL} ^${name}$ ${routedTag(name)} false`] as const),
    ["Emitter_Name", "routed"],
    ["Emitter_Storage.type", "filesystem"],
    ["Emitter_Mem_Buf_Limit", "10M"],
  ]);

/** A stream for each container of each pod. Without it a stream is named after the tag, which holds the file's name. */
const PER_POD: Settings = [["log_stream_template", "$kubernetes['pod_name'].$kubernetes['container_name']"]];

/** The prefix must be there also where a template is: it is the name when the template finds nothing. */
const send = (match: string, group: string, region: string, more: Settings = []): string =>
  section("OUTPUT", [
    ["Name", "cloudwatch_logs"],
    ["Match", match],
    ["region", region],
    ["log_group_name", group],
    ["log_stream_prefix", "from."],
    ...more,
    ["log_key", "log"],
    ["auto_create_group", "false"],
    ["retry_limit", "5"],
  ]);
