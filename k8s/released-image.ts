import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { Construct } from "constructs";
import type { ResolvedImage } from "../spec/image-spec";
import type { Place } from "../spec/names";

/** A digest, so that what was tested is what runs, and a rollback returns to exactly the earlier image. */
const DIGEST = "@sha256:[0-9a-f]{64}$";

export interface ReleasedImageProps {
  readonly image: ResolvedImage;
  readonly place: Place;
}

/**
 * The build of an image that is released in an environment, read from its parameter at plan time. As long as nothing is
 * released, planning stops and says how a first release is made.
 */
export class ReleasedImage extends Construct {
  /** Reference by digest, `<repository>@sha256:…`, as a token. */
  readonly reference: string;

  constructor(scope: Construct, id: string, { image, place }: ReleasedImageProps) {
    super(scope, id);
    const parameter = new DataAwsSsmParameter(this, "Default", {
      name: image.releaseParameter,
      lifecycle: {
        postcondition: [
          { condition: `\${can(regex("${DIGEST}", self.insecure_value))}`, errorMessage: firstRelease(image, place) },
        ],
      },
    });
    // `value` is marked sensitive and would hide the image, the one thing a release changes, in every plan.
    this.reference = parameter.insecureValue;
  }
}

const firstRelease = ({ key, releaseParameter, repositoryUrl }: ResolvedImage, { environment, region }: Place) =>
  `image "${key}" has no release in ${environment}: push a build of it, then run ` +
  `aws ssm put-parameter --name ${releaseParameter} --value ${repositoryUrl}@sha256:<digest> ` +
  `--type String --overwrite --region ${region}`;
