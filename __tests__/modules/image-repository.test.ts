import { Construct } from "constructs";
import { ImageRepository } from "../../modules/image-repository";
import type { Overrides } from "../../spec/platform-spec";
import { infrastructure, reference } from "../support/infrastructure";
import { resolved } from "../support/platform";

const { at, addresses } = images();

test("PPP-63 PPP-64 PPP-65 backend and frontend have a repository each, and nothing else has", () => {
  expect(addresses.filter((address) => address.startsWith("aws_ecr_repository."))).toEqual([
    "aws_ecr_repository.images_backend",
    "aws_ecr_repository.images_frontend",
  ]);
  expect(at("aws_ecr_repository.images_backend").name).toBe("devops-ppp/dev/backend");
  expect(at("aws_ecr_repository.images_frontend").name).toBe("devops-ppp/dev/frontend");
});

test("PPP-67 a tag means one build for ever", () => {
  expect(at("aws_ecr_repository.images_backend").image_tag_mutability).toBe("IMMUTABLE");
});

test("PPP-68 PPP-127 images are scanned when pushed, and encrypted", () => {
  expect(at("aws_ecr_repository.images_backend")).toMatchObject({
    image_scanning_configuration: { scan_on_push: true },
    encryption_configuration: [{ encryption_type: "AES256" }],
  });
});

test("PPP-66 the last ten images stay, untagged ones go after a week, and no build pushes a released one out", () => {
  expect(expiryRules()).toEqual([
    {
      rulePriority: 1,
      description: "Untagged images go after 7 days",
      selection: { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 7 },
      action: { type: "expire" },
    },
    {
      rulePriority: 2,
      description: "The last 10 released images stay",
      selection: {
        tagStatus: "tagged",
        tagPatternList: ["released-*"],
        countType: "imageCountMoreThan",
        countNumber: 10,
      },
      action: { type: "expire" },
    },
    {
      rulePriority: 3,
      description: "The last 10 tagged images stay",
      selection: { tagStatus: "tagged", tagPatternList: ["*"], countType: "imageCountMoreThan", countNumber: 10 },
      action: { type: "expire" },
    },
  ]);
});

test("an operator may keep more images", () => {
  const rules = expiryRules(images("dev", { images: { backend: { keep: 50 } } }));
  expect(rules).toContainEqual(expect.objectContaining({ selection: expect.objectContaining({ countNumber: 50 }) }));
});

test.each([
  ["dev", true, false],
  ["prod", false, true],
] as const)("in %s a registry with images in it may be deleted: %s", (environment, forceDelete, preventDestroy) => {
  expect(images(environment).at("aws_ecr_repository.images_backend")).toMatchObject({
    force_delete: forceDelete,
    lifecycle: { prevent_destroy: preventDestroy },
  });
});

test("the release parameter says none until the first release, and Terraform never writes it again", () => {
  expect(at("aws_ssm_parameter.images_backend_release")).toMatchObject({
    name: "/devops-ppp/dev/images/backend/released",
    type: "String",
    insecure_value: "none",
    lifecycle: { ignore_changes: ["insecure_value", "value"] },
  });
});

function expiryRules(synthesized = images()): unknown[] {
  const { repository, policy } = synthesized.at("aws_ecr_lifecycle_policy.images_backend_expiry");
  expect(repository).toBe(reference("aws_ecr_repository.images_backend.name"));
  return JSON.parse(String(policy)).rules;
}

function images(environment: "dev" | "prod" = "dev", overrides: Overrides = {}) {
  const platform = resolved(environment, overrides);
  return infrastructure(platform, (stack) => {
    const scope = new Construct(stack, "images");
    for (const image of platform.images) {
      new ImageRepository(scope, image.key, { image, protections: platform.protections });
    }
  });
}
