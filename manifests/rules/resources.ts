import { containersOf, ofKind } from "./objects";
import { fault, type Rule } from "./rule";

/** Every container, init containers included, requests CPU and memory and has a limit of memory. */
export const resourcesAreSaid: Rule = ({ objects }) =>
  ofKind(objects, "Deployment").flatMap((deployment) =>
    containersOf(deployment.spec.template.spec).flatMap(({ name, resources: { requests = {}, limits = {} } = {} }) =>
      [
        ...["cpu", "memory"].filter((resource) => !requests[resource]).map((resource) => `requests no ${resource}`),
        ...(limits.memory ? [] : ["has no limit of memory"]),
      ].map((message) => fault(deployment, `container ${name} ${message}`)),
    ),
  );
