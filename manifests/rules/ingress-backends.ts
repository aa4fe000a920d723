import { type Backend, find, type Kinds, ofKind } from "./objects";
import { type Cluster, fault, type Rule } from "./rule";

/** Every backend of an Ingress is a Service of its namespace, with that port. */
export const ingressBackendsExist: Rule = (cluster) =>
  ofKind(cluster.objects, "Ingress").flatMap((ingress) =>
    backendsOf(ingress)
      .map((backend) => missing(cluster, ingress.metadata.namespace, backend))
      .filter((message) => message !== undefined)
      .map((message) => fault(ingress, message)),
  );

const backendsOf = ({ spec: { defaultBackend, rules = [] } }: Kinds["Ingress"]): readonly Backend[] => [
  ...(defaultBackend ? [defaultBackend] : []),
  ...rules.flatMap(({ http }) => http?.paths.map(({ backend }) => backend) ?? []),
];

function missing({ objects }: Cluster, namespace: string | undefined, { service }: Backend): string | undefined {
  if (!service) return "a backend without a Service";
  const found = find(objects, "Service", namespace, service.name);
  if (!found) return `backend ${service.name}: no such Service`;
  const { number, name } = service.port;
  const has = found.spec.ports?.some((port) => (number === undefined ? port.name === name : port.port === number));
  return has ? undefined : `backend ${service.name}: no port ${number ?? name}`;
}
