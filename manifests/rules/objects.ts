import type { Manifest, Metadata } from "../manifest";

/** What the rules read of each kind. Conversion has made sure of the types. */
export interface Kinds {
  readonly ConfigMap: Named & { readonly data?: Readonly<Record<string, string>> };
  readonly Deployment: Named & { readonly spec: DeploymentSpec };
  readonly HorizontalPodAutoscaler: Named & { readonly spec: AutoscalerSpec };
  readonly Ingress: Named & { readonly spec: IngressSpec };
  readonly Namespace: Named;
  readonly NetworkPolicy: Named & { readonly spec: { readonly podSelector?: LabelSelector } };
  readonly PodDisruptionBudget: Named & { readonly spec: BudgetSpec };
  readonly PriorityClass: Named;
  readonly Secret: Named & {
    readonly stringData?: Readonly<Record<string, string>>;
    readonly data?: Readonly<Record<string, string>>;
  };
  readonly Service: Named & { readonly spec: ServiceSpec };
  readonly ServiceAccount: Named;
}

interface Named {
  readonly kind: string;
  readonly metadata: Metadata;
}

export interface LabelSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly Requirement[];
}

export interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

interface DeploymentSpec {
  readonly replicas?: number;
  readonly selector: LabelSelector;
  readonly template: { readonly metadata?: Partial<Metadata>; readonly spec: PodSpec };
}

export interface PodSpec {
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly volumes?: readonly Volume[];
  readonly securityContext?: SecurityContext;
  readonly serviceAccountName?: string;
  readonly priorityClassName?: string;
  readonly imagePullSecrets?: readonly { readonly name: string }[];
  readonly hostNetwork?: boolean;
  readonly hostPID?: boolean;
  readonly hostIPC?: boolean;
}

export interface Volume {
  readonly name: string;
  readonly configMap?: Source;
  readonly secret?: { readonly secretName?: string; readonly optional?: boolean };
}

interface Source {
  readonly name: string;
  readonly optional?: boolean;
}

interface KeyOf extends Source {
  readonly key: string;
}

export interface Container {
  readonly name: string;
  readonly ports?: readonly { readonly name?: string; readonly containerPort: number; readonly hostPort?: number }[];
  readonly env?: readonly {
    readonly name: string;
    readonly valueFrom?: { readonly configMapKeyRef?: KeyOf; readonly secretKeyRef?: KeyOf };
  }[];
  readonly envFrom?: readonly { readonly configMapRef?: Source; readonly secretRef?: Source }[];
  readonly resources?: {
    readonly requests?: Readonly<Record<string, string>>;
    readonly limits?: Readonly<Record<string, string>>;
  };
  readonly securityContext?: SecurityContext;
}

/** Of a pod or a container; each has some of these. */
export interface SecurityContext {
  readonly allowPrivilegeEscalation?: boolean;
  readonly capabilities?: { readonly add?: readonly string[]; readonly drop?: readonly string[] };
  readonly privileged?: boolean;
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
  readonly seccompProfile?: { readonly type: string };
  readonly seLinuxOptions?: unknown;
  readonly sysctls?: readonly { readonly name: string }[];
}

interface AutoscalerSpec {
  readonly minReplicas?: number;
  readonly maxReplicas: number;
  readonly scaleTargetRef: { readonly kind: string; readonly name: string };
}

interface IngressSpec {
  readonly ingressClassName?: string;
  readonly defaultBackend?: Backend;
  readonly rules?: readonly {
    readonly host?: string;
    readonly http?: {
      readonly paths: readonly { readonly path?: string; readonly pathType: string; readonly backend: Backend }[];
    };
  }[];
  readonly tls?: readonly { readonly secretName?: string }[];
}

export interface Backend {
  readonly service?: { readonly name: string; readonly port: { readonly number?: number; readonly name?: string } };
}

interface BudgetSpec {
  readonly maxUnavailable?: number | string;
  readonly minAvailable?: number | string;
  readonly selector?: LabelSelector;
}

interface ServiceSpec {
  readonly type?: string;
  readonly selector?: Readonly<Record<string, string>>;
  readonly ports?: readonly { readonly name?: string; readonly port: number; readonly targetPort?: number | string }[];
}

/** All objects of one kind. */
export const ofKind = <K extends keyof Kinds>(objects: readonly Manifest[], kind: K): readonly Kinds[K][] =>
  objects.filter((object) => object.kind === kind) as unknown as readonly Kinds[K][];

/** The object of that kind and name in a namespace; `undefined` as the namespace is the cluster's. */
export const find = <K extends keyof Kinds>(
  objects: readonly Manifest[],
  kind: K,
  namespace: string | undefined,
  name: string,
): Kinds[K] | undefined =>
  ofKind(objects, kind).find(({ metadata }) => metadata.namespace === namespace && metadata.name === name);

/** Init containers included. */
export const containersOf = ({ initContainers = [], containers }: PodSpec): readonly Container[] => [
  ...initContainers,
  ...containers,
];
