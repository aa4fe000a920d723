import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isClusterFirst } from "../../../cli/e2e/destroy-checks";
import { type Event, FakeCloud } from "../../../cli/e2e/fake-cloud";
import { arrivedInCluster, plantMarkers, releaseImages, secretsOf } from "../../../cli/e2e/releases";

let cloud: FakeCloud;
beforeEach(() => {
  cloud = new FakeCloud(mkdtempSync(join(tmpdir(), "cloud-")));
});
afterEach(() => rmSync(cloud.folder, { recursive: true }));

function put(type: string, key: string, attributes: object, secret?: object): void {
  const folder = join(cloud.folder, type.startsWith("aws_") ? "aws" : "kubernetes", type);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${key}.json`), JSON.stringify({ attributes, ...(secret && { secret }) }));
}

test("objects are read with their type, by type or all of them", () => {
  put("aws_sqs_queue", "events", { name: "events" });
  put("kubernetes_namespace_v1", "shop", {});
  expect(cloud.objects().map(({ type }) => type)).toEqual(["aws_sqs_queue", "kubernetes_namespace_v1"]);
  expect(cloud.objects("aws_sqs_queue")).toMatchObject([{ attributes: { name: "events" }, secret: {} }]);
});

test("a release writes a digest of each image's own repository into its parameter", () => {
  put("aws_ssm_parameter", "web", { name: "/shop/dev/images/web/released", insecure_value: "none" });
  put("aws_ssm_parameter", "other", { name: "/shop/dev/other", insecure_value: "none" });
  put("aws_ecr_repository", "api", { name: "shop/dev/api", repository_url: "registry/shop/dev/api" });
  put("aws_ecr_repository", "web", { name: "shop/dev/web", repository_url: "registry/shop/dev/web" });
  expect(releaseImages(cloud)).toEqual(["web"]);
  const [other, web] = cloud.objects("aws_ssm_parameter");
  expect(web?.attributes.insecure_value).toMatch(/^registry\/shop\/dev\/web@sha256:[0-9a-f]{64}$/);
  expect(other?.attributes.insecure_value).toBe("none");
});

test("markers take the place of the secrets in Secrets Manager and are looked for in the cluster", () => {
  put("aws_secretsmanager_secret_version", "jwt", {}, { secret_string_wo: '{"value":"abc"}' });
  put("aws_db_instance", "main", {}, { password_wo: "def" });
  expect(secretsOf(cloud)).toEqual(["def", "abc"]);
  const markers = plantMarkers(cloud);
  expect(markers).toHaveLength(1);
  expect(secretsOf(cloud)).toEqual(["def", markers[0]]);
  expect(arrivedInCluster(cloud, markers)).toBe(false);
  put("kubernetes_secret_v1", "app", {}, { data_wo: { JWT: markers[0] } });
  expect(arrivedInCluster(cloud, markers)).toBe(true);
});

test("an edit keeps the rest of the object", () => {
  put("aws_sqs_queue", "events", { name: "events", delay_seconds: 0 });
  for (const queue of cloud.objects())
    cloud.edit(queue, ({ attributes }) => Object.assign(attributes, { delay_seconds: 9 }));
  expect(JSON.parse(readFileSync(join(cloud.folder, "aws/aws_sqs_queue/events.json"), "utf8")).attributes).toEqual({
    name: "events",
    delay_seconds: 9,
  });
});

const deleted = (...types: readonly string[]): Event[] => types.map((type) => ({ op: "delete", type, key: "a" }));
test.each([
  [deleted("kubernetes_service_v1", "helm_release", "aws_vpc"), true],
  [deleted("kubernetes_service_v1", "aws_vpc", "helm_release"), false],
  [deleted("aws_vpc"), false],
])("%j is the cluster first: %s", (events, first) => {
  expect(isClusterFirst(events)).toBe(first);
});
