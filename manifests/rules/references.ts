import { isObject, type Json } from "../manifest";
import { containersOf, find, type Kinds, ofKind } from "./objects";
import { type Cluster, fault, type Rule } from "./rule";

const BUILT_IN_CLASSES = ["system-cluster-critical", "system-node-critical"];

interface Reference {
  readonly kind: "ConfigMap" | "Secret" | "ServiceAccount" | "PriorityClass" | "Namespace";
  readonly name: string;
  readonly key?: string;
}

/** What objects and charts name exists, with the key they want, unless they say that it may be missing. */
export const referencesExist: Rule = (cluster) => [
  ...ofKind(cluster.objects, "Deployment").flatMap((deployment) =>
    podReferences(deployment)
      .map((reference) => missing(cluster, deployment.metadata.namespace, reference))
      .filter((message) => message !== undefined)
      .map((message) => fault(deployment, message)),
  ),
  ...ofKind(cluster.objects, "Ingress").flatMap((ingress) =>
    (ingress.spec.tls ?? []).flatMap(({ secretName }) => {
      const message = secretName && missing(cluster, ingress.metadata.namespace, { kind: "Secret", name: secretName });
      return message ? [fault(ingress, message)] : [];
    }),
  ),
  ...namespaceFaults(cluster),
  ...cluster.releases.flatMap(({ name, namespace, values }) =>
    priorityClassesIn(values)
      .map((priority) => missing(cluster, undefined, { kind: "PriorityClass", name: priority }))
      .filter((message) => message !== undefined)
      .map((message) => ({ object: `Release ${namespace}/${name}`, message })),
  ),
];

function podReferences({ spec: { template } }: Kinds["Deployment"]): readonly Reference[] {
  const pod = template.spec;
  const containers = containersOf(pod);
  const values = containers.flatMap(({ env = [] }) => env.map(({ valueFrom }) => valueFrom));
  const sources = containers.flatMap(({ envFrom = [] }) => envFrom);
  const volumes = pod.volumes ?? [];
  const wanted = <T extends { readonly optional?: boolean }>(all: readonly (T | undefined)[]) =>
    all.filter((one) => one !== undefined && !one.optional) as readonly T[];
  return [
    ...wanted(values.map((value) => value?.configMapKeyRef)).map(({ name, key }) => ({
      kind: "ConfigMap" as const,
      name,
      key,
    })),
    ...wanted(values.map((value) => value?.secretKeyRef)).map(({ name, key }) => ({
      kind: "Secret" as const,
      name,
      key,
    })),
    ...wanted(sources.map(({ configMapRef }) => configMapRef)).map(({ name }) => ({
      kind: "ConfigMap" as const,
      name,
    })),
    ...wanted(sources.map(({ secretRef }) => secretRef)).map(({ name }) => ({ kind: "Secret" as const, name })),
    ...wanted(volumes.map(({ configMap }) => configMap)).map(({ name }) => ({ kind: "ConfigMap" as const, name })),
    ...wanted(volumes.map(({ secret }) => secret)).map(({ secretName = "" }) => ({
      kind: "Secret" as const,
      name: secretName,
    })),
    ...(pod.imagePullSecrets ?? []).map(({ name }) => ({ kind: "Secret" as const, name })),
    ...(pod.serviceAccountName ? [{ kind: "ServiceAccount" as const, name: pod.serviceAccountName }] : []),
    ...(pod.priorityClassName ? [{ kind: "PriorityClass" as const, name: pod.priorityClassName }] : []),
  ];
}

function missing(
  { objects }: Cluster,
  namespace: string | undefined,
  { kind, name, key }: Reference,
): string | undefined {
  if (kind === "ServiceAccount" && name === "default") return undefined;
  if (kind === "PriorityClass" && BUILT_IN_CLASSES.includes(name)) return undefined;
  const found = find(objects, kind, kind === "PriorityClass" ? undefined : namespace, name);
  if (!found) return `refers to ${kind} ${name}, which does not exist`;
  const keys = { ...("data" in found ? found.data : {}), ...("stringData" in found ? found.stringData : {}) };
  return key === undefined || key in keys ? undefined : `refers to ${key} of ${kind} ${name}, which it does not have`;
}

/** `default` and the `kube-` ones are in every cluster. */
const namespaceFaults = ({ objects }: Cluster) =>
  objects
    .filter(
      ({ metadata: { namespace } }) =>
        namespace !== undefined && namespace !== "default" && !namespace.startsWith("kube-"),
    )
    .filter(({ metadata: { namespace = "" } }) => !find(objects, "Namespace", undefined, namespace))
    .map((object) => fault(object, `its namespace ${object.metadata.namespace} does not exist`));

function priorityClassesIn(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(priorityClassesIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    key === "priorityClassName" && typeof one === "string" && one !== "" ? [one] : priorityClassesIn(one),
  );
}
