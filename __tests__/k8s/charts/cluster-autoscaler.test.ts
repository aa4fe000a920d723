import { ClusterAutoscaler } from "../../../k8s/charts/cluster-autoscaler";
import { CHARTS } from "../../../spec/chart-versions";
import { releases } from "../../support/charts";
import { resolved } from "../../support/platform";

const release = releases((stack, { resource }) => {
  new ClusterAutoscaler(stack, "cluster-autoscaler", {
    chart: CHARTS["cluster-autoscaler"],
    imageTag: "v1.36.1",
    clusterName: "devops-ppp-dev",
    region: "us-east-1",
    controller: resolved().controllers.autoscaler,
    dependsOn: [resource],
  });
})["cluster-autoscaler"];

test("PPP-34 one autoscaler of the cluster's own version finds the cluster's node groups by their tags", () => {
  expect(release).toMatchObject({
    chart: "cluster-autoscaler",
    version: "9.59.0",
    repository: "https://kubernetes.github.io/autoscaler",
    name: "cluster-autoscaler",
    namespace: "kube-system",
    upgrade_install: true,
    depends_on: ["kubernetes_namespace_v1.namespace"],
  });
  expect(release?.values).toMatchObject({
    fullnameOverride: "cluster-autoscaler",
    image: { tag: "v1.36.1" },
    cloudProvider: "aws",
    awsRegion: "us-east-1",
    autoDiscovery: { clusterName: "devops-ppp-dev" },
    replicaCount: 1,
  });
});

test("it acts as its own role", () => {
  expect(release?.values.rbac.serviceAccount).toEqual({
    create: true,
    name: "cluster-autoscaler",
    annotations: { "eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/devops-ppp-dev-cluster-autoscaler" },
  });
});

test("system pods and empty folders keep no node alive", () => {
  expect(release?.values.extraArgs).toEqual({
    expander: "least-waste",
    "balance-similar-node-groups": true,
    "skip-nodes-with-system-pods": false,
    "skip-nodes-with-local-storage": false,
  });
});

test("it reaches AWS without the cluster's own DNS, which may wait for a node", () => {
  expect(release?.values.dnsPolicy).toBe("Default");
});

test("it meets the restricted level and keeps within its memory", () => {
  expect(release?.values).toMatchObject({
    podDisruptionBudget: { maxUnavailable: 1 },
    resources: { requests: { cpu: "100m", memory: "300Mi" }, limits: { memory: "600Mi" } },
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 65534,
      runAsGroup: 65534,
      fsGroup: 65534,
      seccompProfile: { type: "RuntimeDefault" },
    },
    containerSecurityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      capabilities: { drop: ["ALL"] },
      seccompProfile: { type: "RuntimeDefault" },
    },
  });
});
