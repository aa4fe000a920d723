import { ADDON_NAMES, ADDON_TABLE_DATE, ADDON_VERSIONS } from "../../spec/addon-versions";
import { clusterSpec } from "../../spec/cluster-spec";
import { judgeSupport, newestSupported } from "../../spec/support-calendar";

test("each Kubernetes minor has a version of every add-on that the schema would take as a pin", () => {
  expect(Object.keys(ADDON_VERSIONS)).toEqual(["1.36", "1.35"]);
  for (const versions of Object.values(ADDON_VERSIONS)) {
    expect(Object.keys(versions)).toEqual([...ADDON_NAMES]);
    expect(clusterSpec.shape.addons.parse(versions)).toEqual(versions);
  }
});

test.each([
  ["1.36", "vpc-cni", "v1.23.2-eksbuild.1"],
  ["1.36", "kube-proxy", "v1.36.0-eksbuild.45"],
  ["1.36", "eks-pod-identity-agent", "v1.4.0-eksbuild.3"],
  ["1.36", "coredns", "v1.14.7-eksbuild.11"],
  ["1.36", "aws-ebs-csi-driver", "v1.66.0-eksbuild.1"],
  ["1.36", "metrics-server", "v0.9.0-eksbuild.11"],
  ["1.36", "amazon-cloudwatch-observability", "v6.7.0-eksbuild.1"],
  ["1.35", "vpc-cni", "v1.22.4-eksbuild.3"],
  ["1.35", "kube-proxy", "v1.35.3-eksbuild.29"],
  ["1.35", "eks-pod-identity-agent", "v1.4.0-eksbuild.1"],
  ["1.35", "coredns", "v1.14.3-eksbuild.3"],
  ["1.35", "aws-ebs-csi-driver", "v1.63.1-eksbuild.1"],
  ["1.35", "metrics-server", "v0.9.0-eksbuild.5"],
  ["1.35", "amazon-cloudwatch-observability", "v6.4.0-eksbuild.1"],
] as const)("Kubernetes %s runs %s %s", (minor, addon, version) => {
  expect(ADDON_VERSIONS[minor]?.[addon]).toBe(version);
});

test("the newest supported Kubernetes and the one a cluster has by default are in the table", () => {
  expect(ADDON_VERSIONS).toHaveProperty([newestSupported("kubernetes", ADDON_TABLE_DATE) ?? ""]);
  expect(ADDON_VERSIONS).toHaveProperty([clusterSpec.parse({}).kubernetes]);
});

test("no row is kept for a Kubernetes that has ended", () => {
  for (const minor of Object.keys(ADDON_VERSIONS)) {
    expect(judgeSupport("kubernetes", minor, ADDON_TABLE_DATE).kind).not.toBe("ended");
  }
});

test("kube-proxy is of its cluster's minor", () => {
  for (const [minor, versions] of Object.entries(ADDON_VERSIONS)) {
    expect(versions["kube-proxy"].startsWith(`v${minor}.`)).toBe(true);
  }
});
