import { ServiceV1 } from "@cdktf/provider-kubernetes/lib/service-v1";
import { Construct } from "constructs";
import { labelsOf, selectorOf } from "./labels";
import type { Namespace } from "./namespace";

export interface ServiceProps {
  readonly namespace: Namespace;
  /** Name of the workload. */
  readonly workload: string;
  /** TCP port of its containers. */
  readonly port: number;
}

/** The name under which a workload is reached inside the cluster. */
export const serviceName = (workload: string) => `${workload}-service`;

/**
 * One address for a workload's pods, inside the cluster only. Its port is the container's: EKS's network policies
 * compare the port before the Service translates it, so two different ones would be refused.
 */
export class Service extends Construct {
  constructor(scope: Construct, id: string, { namespace, workload, port }: ServiceProps) {
    super(scope, id);
    new ServiceV1(this, "Default", {
      metadata: {
        name: serviceName(workload),
        namespace: namespace.name,
        labels: labelsOf(namespace.name, workload),
      },
      spec: {
        type: "ClusterIP",
        selector: selectorOf(namespace.name, workload),
        port: [{ name: "http", port, targetPort: String(port), protocol: "TCP" }],
      },
      dependsOn: [namespace.resource],
    });
  }
}
