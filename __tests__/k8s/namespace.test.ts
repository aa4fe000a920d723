import { clusterJson } from "../support/kubernetes";

const { resource } = clusterJson(() => {});

test("PPP-103 the namespace refuses, warns of and records pods below the restricted level as Kubernetes 1.36 reads it", () => {
  expect(resource?.kubernetes_namespace_v1?.namespace).toMatchObject({
    metadata: {
      name: "shop",
      labels: {
        "app.kubernetes.io/name": "shop",
        "app.kubernetes.io/part-of": "shop",
        "app.kubernetes.io/managed-by": "terraform",
        "pod-security.kubernetes.io/enforce": "restricted",
        "pod-security.kubernetes.io/enforce-version": "v1.36",
        "pod-security.kubernetes.io/warn": "restricted",
        "pod-security.kubernetes.io/warn-version": "v1.36",
        "pod-security.kubernetes.io/audit": "restricted",
        "pod-security.kubernetes.io/audit-version": "v1.36",
      },
    },
  });
});
