import { DefaultStorageClass } from "../../k8s/storage-class";
import { clusterJson } from "../support/kubernetes";

test("a claim that names no class gets an encrypted gp3 volume that can grow, in its pod's zone", () => {
  const { resource } = clusterJson((stack) => new DefaultStorageClass(stack, "storage-class"));
  expect(resource?.kubernetes_storage_class_v1?.["storage-class"]).toMatchObject({
    metadata: { name: "gp3", annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
    storage_provisioner: "ebs.csi.aws.com",
    parameters: { type: "gp3", encrypted: "true" },
    reclaim_policy: "Delete",
    volume_binding_mode: "WaitForFirstConsumer",
    allow_volume_expansion: true,
  });
});
