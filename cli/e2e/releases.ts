import { createHash, randomBytes } from "node:crypto";
import type { CloudObject, FakeCloud } from "./fake-cloud";
import { replaceSecrets, secretsIn } from "./secret-search";

/** Parameters that hold the released build of an image, as `spec/image-spec.ts` names them. */
const RELEASE = /\/images\/([^/]+)\/released$/;

/** Writes a build into the release parameter of every image, as `aws ssm put-parameter` does. */
export function releaseImages(cloud: FakeCloud): readonly string[] {
  return cloud.objects("aws_ssm_parameter").flatMap((parameter) => {
    const image = RELEASE.exec(String(parameter.attributes.name))?.[1];
    if (image === undefined) return [];
    const build = `${repositoryOf(cloud, image)}@sha256:${createHash("sha256").update(image).digest("hex")}`;
    cloud.edit(parameter, ({ attributes }) =>
      Object.assign(attributes, { value: build, insecure_value: build, version: 2 }),
    );
    return [image];
  });
}

/** Every secret text that the cloud holds. */
export const secretsOf = (cloud: FakeCloud): readonly string[] =>
  cloud
    .objects()
    .flatMap(({ secret }) =>
      Object.values(secret).flatMap((value) => (typeof value === "string" ? secretsIn(value) : [])),
    );

/** Puts markers in the place of every secret of Secrets Manager, and returns them. */
export function plantMarkers(cloud: FakeCloud): readonly string[] {
  const markers: string[] = [];
  const marker = () => {
    const text = `marker-${randomBytes(12).toString("hex")}`;
    markers.push(text);
    return text;
  };
  for (const version of cloud.objects("aws_secretsmanager_secret_version")) {
    cloud.edit(version, ({ secret }) => {
      const { secret_string_wo: text } = secret;
      if (typeof text === "string") secret.secret_string_wo = replaceSecrets(text, marker);
    });
  }
  return markers;
}

/** Whether one of the markers has come to the cluster. */
export function arrivedInCluster(cloud: FakeCloud, markers: readonly string[]): boolean {
  const held = (object: CloudObject) => JSON.stringify(object.secret);
  return cloud.objects("kubernetes_secret_v1").some((object) => markers.some((text) => held(object).includes(text)));
}

function repositoryOf(cloud: FakeCloud, image: string): string {
  const repositories = cloud.objects("aws_ecr_repository");
  const found = repositories.find(({ attributes }) => String(attributes.name).endsWith(`/${image}`));
  return String(found?.attributes.repository_url);
}
