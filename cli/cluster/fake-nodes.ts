import type { Kubectl } from "./kubectl";
import type { Subject } from "./subject";

export interface Node {
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
  readonly status: {
    readonly allocatable?: Readonly<Record<string, string>>;
    readonly capacity?: Readonly<Record<string, string>>;
    readonly nodeInfo?: { readonly kubeletVersion?: string };
  };
}

const ZONE = "topology.kubernetes.io/zone";
const HOSTNAME = "kubernetes.io/hostname";

export const nodesOf = async (kubectl: Kubectl): Promise<readonly Node[]> =>
  (await kubectl.json<{ readonly items: readonly Node[] }>("get", "nodes")).items;

/**
 * Where all nodes are kwok's, adds as many as the cluster autoscaler would, alike and in the same zones in turn.
 * @param wanted nodes in all
 * @returns the names of those made; none in a cluster with real nodes, which has what it has
 */
export async function addFakeNodes(kubectl: Kubectl, subject: Subject, wanted: number): Promise<readonly string[]> {
  const nodes = await nodesOf(kubectl);
  if (!nodes.every(({ status }) => status.nodeInfo?.kubeletVersion?.startsWith("kwok"))) return [];
  const made = Array.from({ length: Math.max(0, wanted - nodes.length) }, (_, index) => {
    const pattern = nodes[index % nodes.length];
    const name = `test-cluster-${index + 1}`;
    const zone = pattern?.metadata.labels?.[ZONE] ?? "";
    const labels = { [ZONE]: zone, [HOSTNAME]: name, "kubernetes.io/os": "linux" };
    const { allocatable, capacity } = pattern?.status ?? {};
    return { apiVersion: "v1", kind: "Node", metadata: { name, labels }, status: { allocatable, capacity } };
  });
  if (made.length === 0) return [];
  const names = made.map(({ metadata }) => metadata.name);
  await kubectl.must("apply", `--filename=${subject.file("nodes", made)}`);
  await kubectl.must("wait", "--for=condition=Ready", "--timeout=60s", ...names.map((name) => `node/${name}`));
  return names;
}
