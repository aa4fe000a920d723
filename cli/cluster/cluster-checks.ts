import { ofKind } from "../../manifests/rules/objects";
import { type Check, CheckFailure, Skip } from "../checks";
import { ensure } from "../e2e/expectation";
import { watchBudgets } from "./budget-watch";
import { addFakeNodes, nodesOf } from "./fake-nodes";
import type { Kubectl } from "./kubectl";
import type { Scaled, Subject } from "./subject";

/** What a check made outside of the stack's namespaces; taken back however the run ends. */
export interface Traces {
  nodes: readonly string[];
  clusterObjects: readonly string[];
  namespaces: readonly string[];
  cordoned: string | undefined;
}

const FREE_WITHIN_MS = 120_000;
const ROLLOUT = "--timeout=240s";
const ENFORCE = "pod-security.kubernetes.io/enforce";
/** The pods of this stack and nobody else's. */
const OURS = "app.kubernetes.io/managed-by=terraform";

/** A stack's life in a cluster, from nothing to a drained node. Each check builds on those before. */
export function clusterChecks(kubectl: Kubectl, subject: Subject, traces: Traces, nodes: number): readonly Check[] {
  const apply = (file: string) =>
    kubectl.must("apply", "--server-side", "--validate=strict", "--field-manager=test-cluster", `--filename=${file}`);
  return [
    {
      name: "the API server answers and has none of the stack's namespaces",
      gate: true,
      run: async () => {
        await untilFree(kubectl, subject.namespaces);
        const { serverVersion } = await kubectl.json<{ serverVersion: { gitVersion: string } }>("version");
        return `Kubernetes ${serverVersion.gitVersion}`;
      },
    },
    {
      name: "every object is accepted, unknown fields refused",
      gate: true,
      run: async () => {
        const isThere = async (object: string) => (await kubectl.run("get", object)).code === 0;
        const there = await Promise.all(subject.clusterObjects.map(isThere));
        traces.clusterObjects = subject.clusterObjects.filter((_, index) => !there[index]);
        traces.namespaces = subject.namespaces;
        const first = subject.objects.filter(({ metadata }) => metadata.namespace === undefined);
        await apply(subject.file("cluster", first));
        await apply(
          subject.file(
            "objects",
            subject.objects.filter((object) => !first.includes(object)),
          ),
        );
        return `${subject.objects.length} objects`;
      },
    },
    {
      name: "every replica runs at min",
      gate: true,
      run: () => scaleAll(kubectl, subject.deployments, "min"),
    },
    {
      name: "every replica runs at max",
      run: async () => {
        traces.nodes = await addFakeNodes(kubectl, subject, nodes);
        const scaled = await scaleAll(kubectl, subject.deployments, "max");
        return traces.nodes.length > 0 ? `${scaled}, ${nodes} nodes` : scaled;
      },
    },
    {
      name: "pods that are privileged or run as root are refused",
      run: async () => {
        const enforcing = ofKind(subject.objects, "Namespace").filter(({ metadata }) => metadata.labels?.[ENFORCE]);
        for (const { metadata } of enforcing) await refused(kubectl, subject, metadata.name);
        ensure(enforcing.length > 0, "no namespace enforces a level of pod security");
        return enforcing.map(({ metadata }) => metadata.name).join(", ");
      },
    },
    {
      name: "a drain respects the budgets",
      run: async () => {
        await scaleAll(kubectl, subject.deployments, "min");
        return drain(kubectl, subject, traces);
      },
    },
  ];
}

/** Takes everything back that the checks made. */
export const cleanupChecks = (kubectl: Kubectl, traces: Traces): readonly Check[] => [
  {
    name: "everything is taken back",
    run: async () => {
      if (traces.cordoned) await kubectl.must("uncordon", traces.cordoned);
      const wait = ["--ignore-not-found", "--wait", "--timeout=180s"];
      const namespaces = traces.namespaces.map((name) => `namespace/${name}`);
      if (namespaces.length > 0) await kubectl.must("delete", ...wait, ...namespaces);
      const others = [...traces.clusterObjects, ...traces.nodes.map((name) => `node/${name}`)];
      if (others.length > 0) await kubectl.must("delete", ...wait, ...others);
      return `${namespaces.length} namespaces, ${others.length} other objects`;
    },
  },
];

/** Another run may still be taking its namespaces back. */
async function untilFree(kubectl: Kubectl, namespaces: readonly string[]): Promise<void> {
  const started = performance.now();
  for (;;) {
    const { items } = await kubectl.json<{ items: { metadata: { name: string } }[] }>("get", "namespaces");
    const taken = items.map(({ metadata }) => metadata.name).filter((name) => namespaces.includes(name));
    if (taken.length === 0) return;
    if (performance.now() - started > FREE_WITHIN_MS)
      throw new CheckFailure(
        `there already: namespace ${taken.join(", ")}; delete it first, this test makes and removes it`,
      );
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
}

async function scaleAll(kubectl: Kubectl, deployments: readonly Scaled[], bound: "min" | "max"): Promise<string> {
  for (const { name, namespace, [bound]: replicas } of deployments)
    await kubectl.must("scale", `--namespace=${namespace}`, `deployment/${name}`, `--replicas=${replicas}`);
  for (const { name, namespace } of deployments) {
    const { code, output } = await kubectl.run(
      "rollout",
      "status",
      `--namespace=${namespace}`,
      `deployment/${name}`,
      ROLLOUT,
    );
    if (code !== 0) throw new CheckFailure(`${output.trim()}\n${await warnings(kubectl, namespace)}`);
  }
  return deployments.map(({ name, [bound]: replicas }) => `${name} ${replicas}`).join(", ");
}

/** The rollout's own words never tell of quotas or nodes that are full; the events do. */
const warnings = async (kubectl: Kubectl, namespace: string) =>
  (await kubectl.run("get", "events", `--namespace=${namespace}`, "--field-selector=type=Warning")).output.trim();

/** An API server may forbid privileged containers altogether; what runs as root meets pod security alone. */
async function refused(kubectl: Kubectl, subject: Subject, namespace: string): Promise<void> {
  const resources = { requests: { cpu: "10m", memory: "16Mi" }, limits: { memory: "16Mi" } };
  const create = (securityContext: object) => {
    const containers = [{ name: "forbidden", image: "forbidden", resources, securityContext }];
    const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "forbidden", namespace }, spec: { containers } };
    return kubectl.run("create", "--dry-run=server", `--filename=${subject.file("pod", [pod])}`);
  };
  const privileged = await create({ privileged: true });
  ensure(privileged.code !== 0, `${namespace} takes in a privileged pod`);
  const { code, output } = await create({ runAsUser: 0 });
  ensure(code !== 0 && output.includes("violates PodSecurity"), `${namespace}, as root: ${output.trim()}`);
}

async function drain(kubectl: Kubectl, subject: Subject, traces: Traces): Promise<string> {
  if ((await nodesOf(kubectl)).length < 2) throw new Skip("one node: its pods would have nowhere to go");
  const namespaces = [...new Set(subject.deployments.map(({ namespace }) => namespace))];
  const pods = await Promise.all(
    namespaces.map((namespace) => kubectl.json<Pods>("get", "pods", `--namespace=${namespace}`, `--selector=${OURS}`)),
  );
  const hosts = pods.flatMap(({ items }) => items.map(({ spec }) => spec.nodeName ?? ""));
  const most = [...new Set(hosts)].sort((a, b) => count(hosts, b) - count(hosts, a))[0] ?? "";
  traces.cordoned = most;
  const words = ["--ignore-daemonsets", "--delete-emptydir-data", "--timeout=180s", `--pod-selector=${OURS}`];
  const work = kubectl.must("drain", most, ...words);
  const watched = await Promise.all(namespaces.map((namespace) => watchBudgets(kubectl, namespace, work)));
  const broken = watched.flatMap((one) => one.broken);
  ensure(broken.length === 0, broken.join("\n"));
  await scaleAll(kubectl, subject.deployments, "min");
  return `${count(hosts, most)} pods left ${most}, budgets looked at ${watched[0]?.looks ?? 0} times`;
}

interface Pods {
  readonly items: readonly { readonly spec: { readonly nodeName?: string } }[];
}

const count = (all: readonly string[], one: string) => all.filter((other) => other === one).length;
