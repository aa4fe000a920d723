import { AppConfig, checksumOf } from "../../k8s/app-config";
import { clusterJson } from "../support/kubernetes";

const settings = { AWS_REGION: "us-east-1", SQS_QUEUE_URL: "https://sqs.example.com/events" };

test("PPP-70 shared settings stand in the ConfigMap app-config of the namespace", () => {
  const { resource } = clusterJson((stack, namespace) => new AppConfig(stack, "config", { namespace, data: settings }));
  expect(resource?.kubernetes_config_map_v1?.config).toMatchObject({
    metadata: { name: "app-config", namespace: "shop" },
    data: settings,
    depends_on: ["kubernetes_namespace_v1.namespace"],
  });
});

test("the checksum changes with a setting, not with the order of settings", () => {
  const { AWS_REGION, SQS_QUEUE_URL } = settings;
  expect(checksumOf({ SQS_QUEUE_URL, AWS_REGION })).toBe(checksumOf(settings));
  expect(checksumOf({ ...settings, AWS_REGION: "us-west-2" })).not.toBe(checksumOf(settings));
  expect(checksumOf({ ...settings, LOG_LEVEL: "info" })).not.toBe(checksumOf(settings));
});
