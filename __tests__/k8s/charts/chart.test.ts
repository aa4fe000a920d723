import { Chart, type ChartProps } from "../../../k8s/charts/chart";
import { releases } from "../../support/charts";

const chart = { repository: "https://charts.example.com", chart: "thing", version: "1.2.3" };

const released = (changes: Partial<ChartProps> = {}) =>
  releases((stack, { resource }) => {
    const values = { replicas: 2, note: 'a "quoted" word' };
    new Chart(stack, "thing", {
      chart,
      release: "thing",
      namespace: "shop",
      values,
      dependsOn: [resource],
      ...changes,
    });
  }).thing;

test("a chart is released at exactly its pinned version, into a namespace that is there already", () => {
  expect(released()).toMatchObject({
    repository: "https://charts.example.com",
    chart: "thing",
    version: "1.2.3",
    name: "thing",
    namespace: "shop",
    create_namespace: false,
  });
});

test("a failed first install is taken over by the next apply, a failed upgrade stays to be seen", () => {
  expect(released()).toMatchObject({ upgrade_install: true, atomic: false, wait: true, max_history: 5 });
});

test("pods have ten minutes to become ready unless a chart says otherwise", () => {
  expect(released()?.timeout).toBe(600);
  expect(released({ timeoutSeconds: 900 })?.timeout).toBe(900);
});

test("custom resource definitions come with a chart unless they are left out", () => {
  expect(released()?.skip_crds).toBe(false);
  expect(released({ skipCrds: true })?.skip_crds).toBe(true);
});

test("values reach Helm as they are", () => {
  expect(released()?.values).toEqual({ replicas: 2, note: 'a "quoted" word' });
});

test("a release waits for what its objects need", () => {
  expect(released()?.depends_on).toEqual(["kubernetes_namespace_v1.namespace"]);
});
