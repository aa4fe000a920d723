import { iamArn, nameOf, type Place } from "./names";

/** A component of the cluster that acts in AWS: its ServiceAccount and the role made for exactly that account. */
export interface ResolvedController {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly roleName: string;
  readonly roleArn: string;
}

/** Namespace and ServiceAccount of each component, as its chart or add-on names them. */
const ACCOUNTS = {
  loadBalancer: {
    role: "load-balancer-controller",
    namespace: "kube-system",
    serviceAccount: "aws-load-balancer-controller",
  },
  autoscaler: { role: "cluster-autoscaler", namespace: "kube-system", serviceAccount: "cluster-autoscaler" },
  volumes: { role: "ebs-csi", namespace: "kube-system", serviceAccount: "ebs-csi-controller-sa" },
  observability: { role: "observability", namespace: "amazon-cloudwatch", serviceAccount: "cloudwatch-agent" },
} as const;

export type Controllers = Readonly<Record<keyof typeof ACCOUNTS, ResolvedController>>;

export function resolveControllers(place: Place): Controllers {
  const of = ({ role, namespace, serviceAccount }: (typeof ACCOUNTS)[keyof typeof ACCOUNTS]): ResolvedController => {
    const roleName = nameOf(place, "role", role);
    return { namespace, serviceAccount, roleName, roleArn: iamArn(place, `role/${roleName}`) };
  };
  return {
    loadBalancer: of(ACCOUNTS.loadBalancer),
    autoscaler: of(ACCOUNTS.autoscaler),
    volumes: of(ACCOUNTS.volumes),
    observability: of(ACCOUNTS.observability),
  };
}
