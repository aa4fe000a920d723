/**
 * The recommended labels of an object (Kubernetes documentation, "Recommended Labels"). `part` is the object's place in
 * the application: a workload's name, `app-config`.
 */
export const labelsOf = (application: string, part: string): Record<string, string> => ({
  ...selectorOf(application, part),
  "app.kubernetes.io/part-of": application,
  "app.kubernetes.io/managed-by": "terraform",
});

/** The labels that select a workload's pods. A selector can never be changed, so it holds nothing that could: no version. */
export const selectorOf = (application: string, part: string): Record<string, string> => ({
  "app.kubernetes.io/name": part,
  "app.kubernetes.io/instance": application,
});
