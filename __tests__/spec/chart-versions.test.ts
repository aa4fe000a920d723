import { ADDON_VERSIONS } from "../../spec/addon-versions";
import { CHARTS, clusterAutoscalerImage, NGINX_INGRESS_IMAGE } from "../../spec/chart-versions";

test("charts are pinned to an exact version of their own repository", () => {
  expect(CHARTS).toEqual({
    "aws-load-balancer-controller": {
      repository: "https://aws.github.io/eks-charts",
      chart: "aws-load-balancer-controller",
      version: "3.5.0",
    },
    "nginx-ingress": { repository: "oci://ghcr.io/nginx/charts", chart: "nginx-ingress", version: "2.6.4" },
    "cluster-autoscaler": {
      repository: "https://kubernetes.github.io/autoscaler",
      chart: "cluster-autoscaler",
      version: "9.59.0",
    },
  });
  expect(NGINX_INGRESS_IMAGE).toEqual({ repository: "public.ecr.aws/nginx/nginx-ingress", tag: "5.5.4" });
});

test.each([
  ["1.36", "v1.36.1"],
  ["1.35", "v1.35.2"],
  ["1.34", "v1.34.5"],
  ["1.33", undefined],
  ["constructor", undefined],
])("on Kubernetes %s the autoscaler is %s", (minor, tag) => {
  expect(clusterAutoscalerImage(minor)).toBe(tag);
});

test("every Kubernetes minor with add-ons has an autoscaler of its own", () => {
  for (const minor of Object.keys(ADDON_VERSIONS)) {
    expect(clusterAutoscalerImage(minor)?.startsWith(`v${minor}.`)).toBe(true);
  }
});
