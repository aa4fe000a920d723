import { EcrLifecyclePolicy } from "@cdktf/provider-aws/lib/ecr-lifecycle-policy";
import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { Construct } from "constructs";
import type { ResolvedImage } from "../spec/image-spec";
import type { Protections } from "../spec/profiles";

/** Time for a multi-part push to finish and for a wrong one to be looked at. */
const UNTAGGED_DAYS = 7;
/** A build that was released carries a second tag that begins so. */
const RELEASED = "released-";
/** What the release parameter holds until the first release. */
const NOT_RELEASED = "none";

export interface ImageRepositoryProps {
  readonly image: ResolvedImage;
  readonly protections: Protections;
}

/**
 * The registry of one image, and the parameter that says which build of it is released. Tags are immutable, so a tag
 * means one build for ever; the oldest tagged builds go once there are more than `keep`, released ones counted apart.
 */
export class ImageRepository extends Construct {
  constructor(scope: Construct, id: string, { image, protections }: ImageRepositoryProps) {
    super(scope, id);
    const repository = this.addRepository(image, protections);
    this.expireOldImages(repository, image.keep);
    this.addReleaseParameter(image);
  }

  private addRepository({ repositoryName }: ResolvedImage, protections: Protections): EcrRepository {
    return new EcrRepository(this, "Default", {
      name: repositoryName,
      imageTagMutability: "IMMUTABLE",
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: [{ encryptionType: "AES256" }],
      forceDelete: protections.forceDeleteImages,
      lifecycle: { preventDestroy: protections.preventDestroy },
    });
  }

  /**
   * An image that a rule speaks of is out of reach of the rules behind it (ECR guide, "How lifecycle policies work"), so
   * builds that are never released cannot push a running one out.
   */
  private expireOldImages(repository: EcrRepository, keep: number): void {
    const rules = [
      expiry(1, `Untagged images go after ${UNTAGGED_DAYS} days`, {
        tagStatus: "untagged",
        countType: "sinceImagePushed",
        countUnit: "days",
        countNumber: UNTAGGED_DAYS,
      }),
      expiry(2, `The last ${keep} released images stay`, newestTagged(`${RELEASED}*`, keep)),
      expiry(3, `The last ${keep} tagged images stay`, newestTagged("*", keep)),
    ];
    new EcrLifecyclePolicy(this, "expiry", { repository: repository.name, policy: JSON.stringify({ rules }) });
  }

  /**
   * A release writes it, Terraform never again: else an apply of infrastructure would roll the image back. The argument
   * is the one whose value plans show; a digest is no secret.
   */
  private addReleaseParameter({ key, releaseParameter }: ResolvedImage): void {
    new SsmParameter(this, "release", {
      name: releaseParameter,
      description: `Released build of the image ${key}, repository@sha256:...`,
      type: "String",
      insecureValue: NOT_RELEASED,
      lifecycle: { ignoreChanges: ["insecure_value", "value"] },
    });
  }
}

const expiry = (rulePriority: number, description: string, selection: Readonly<Record<string, unknown>>) => ({
  rulePriority,
  description,
  selection,
  action: { type: "expire" },
});

/** `tagged` needs a prefix or a pattern (ECR guide, "Lifecycle policy properties"). */
const newestTagged = (pattern: string, keep: number) => ({
  tagStatus: "tagged",
  tagPatternList: [pattern],
  countType: "imageCountMoreThan",
  countNumber: keep,
});
