import { findingsIn, RULES } from "../../manifests/rules/findings";
import { BROKEN, container } from "./broken";
import { copyOf, devopsPpp } from "./devops-ppp";

const real = devopsPpp();
test("the objects of devops-ppp keep every rule", () => {
  expect(findingsIn(copyOf(real))).toEqual([]);
});

test.each(BROKEN)("rule %s finds at %s: %s", (rule, object, message, breakIt) => {
  const copy = copyOf(real);
  breakIt(copy);
  const found = findingsIn(copy).filter((finding) => finding.rule === rule && finding.object === object);
  expect(found.map((finding) => finding.message)).toContainEqual(expect.stringContaining(message));
});

test("every rule is seen failing", () => {
  expect(new Set(BROKEN.map(([rule]) => rule))).toEqual(new Set(Object.keys(RULES)));
});

test("a reference that may be missing is no finding", () => {
  const copy = copyOf(real);
  const env = container(copy).env.find(({ name }: { name: string }) => name === "AWS_REGION");
  env.valueFrom.configMapKeyRef = { name: "absent", key: "AWS_REGION", optional: true };
  expect(findingsIn(copy)).toEqual([]);
});

test("a deny-all network policy selects all pods and is no finding", () => {
  const copy = copyOf(real);
  const metadata = { name: "deny", namespace: "devops-ppp" };
  copy.objects.push({ apiVersion: "networking.k8s.io/v1", kind: "NetworkPolicy", metadata, spec: { podSelector: {} } });
  expect(findingsIn(copy)).toEqual([]);
});
