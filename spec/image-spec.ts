import { z } from "zod";
import { arn, dnsSuffix, nameOf, type Place } from "./names";

/** What an operator may say of an image. Scanning and immutable tags are not for choosing. */
export const imageSpec = z.strictObject({
  keep: z.int().min(2).max(1_000).default(10).meta({
    description:
      "how many tagged images the registry keeps, and how many released ones beside them; older ones are deleted",
    unit: "images",
    changes: "in place",
  }),
});
export interface ImageSpec extends z.infer<typeof imageSpec> {}

/** An image's repository in one environment, and the parameter that says which build of it is released. */
export interface ResolvedImage extends ImageSpec {
  readonly key: string;
  readonly repositoryName: string;
  readonly repositoryArn: string;
  readonly repositoryUrl: string;
  /** SSM parameter holding the released `repository@sha256:…`. */
  readonly releaseParameter: string;
}

export function resolveImage(place: Place, key: string, spec: ImageSpec): ResolvedImage {
  const { accountId, region, partition } = place;
  const repositoryName = nameOf(place, "repository", key);
  return {
    ...spec,
    key,
    repositoryName,
    repositoryArn: arn(place, "ecr", `repository/${repositoryName}`),
    repositoryUrl: `${accountId}.dkr.ecr.${region}.${dnsSuffix(partition)}/${repositoryName}`,
    releaseParameter: nameOf(place, "parameter", "images", key, "released"),
  };
}
