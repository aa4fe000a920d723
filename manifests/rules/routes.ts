import { ofKind } from "./objects";
import { fault, type Rule } from "./rule";

/** A host and path stand once among all Ingresses of a class: else the controller picks one without a word. */
export const routesAreUnique: Rule = ({ objects }) => {
  const routes = ofKind(objects, "Ingress").flatMap((ingress) =>
    (ingress.spec.rules ?? []).flatMap(({ host = "*", http }) =>
      (http?.paths ?? []).map(({ path = "/" }) => ({
        ingress,
        route: `${host}${path}`,
        class: ingress.spec.ingressClassName,
      })),
    ),
  );
  return routes
    .filter(
      (one, index) => routes.findIndex((other) => other.route === one.route && other.class === one.class) !== index,
    )
    .map(({ ingress, route }) => fault(ingress, `${route} is routed twice`));
};
