import { ofKind } from "./objects";
import { fault, type Rule } from "./rule";
import { selected } from "./selection";

/** A Service's target port is open in every pod it selects. Pods of charts are not seen and not judged. */
export const servicePortsExist: Rule = (cluster) =>
  ofKind(cluster.objects, "Service").flatMap((service) => {
    const { selector, ports = [] } = service.spec;
    const pods = selector ? selected(cluster, service.metadata.namespace, { matchLabels: selector }) : [];
    return pods.flatMap((pod) => {
      const open = pod.spec.template.spec.containers.flatMap((container) => container.ports ?? []);
      return ports
        .map(({ port, targetPort = port }) => targetPort)
        .filter((target) => !open.some(({ name, containerPort }) => target === containerPort || target === name))
        .map((target) => fault(service, `target port ${target} is not open in ${pod.metadata.name}`));
    });
  });
