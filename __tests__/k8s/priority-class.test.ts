import { PlatformCriticalPriority } from "../../k8s/priority-class";
import { clusterJson } from "../support/kubernetes";

test("pods of the entry are placed before the application's, and are no default", () => {
  const { resource } = clusterJson((stack) => {
    new PlatformCriticalPriority(stack, "platform-critical");
  });
  expect(resource?.kubernetes_priority_class_v1?.["platform-critical"]).toMatchObject({
    metadata: { name: "platform-critical" },
    value: 1_000_000,
    global_default: false,
    preemption_policy: "PreemptLowerPriority",
  });
});
