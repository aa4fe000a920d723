import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { ReleasedImage } from "../../k8s/released-image";
import { clusterJson } from "../support/kubernetes";
import { resolved } from "../support/platform";

const { images, place } = resolved();
const { data, resource, output } = clusterJson((stack) => {
  const scope = new Construct(stack, "images");
  for (const image of images) {
    const { reference } = new ReleasedImage(scope, image.key, { image, place });
    new TerraformOutput(stack, `released-${image.key}`, { value: reference });
  }
});
const parameters = data?.aws_ssm_parameter;

test("PPP-80 PPP-87 the image that runs is the one named by its release parameter", () => {
  expect(parameters?.images_backend?.name).toBe("/devops-ppp/dev/images/backend/released");
  expect(parameters?.images_frontend?.name).toBe("/devops-ppp/dev/images/frontend/released");
  expect(output?.["released-frontend"]?.value).toBe(`\${data.aws_ssm_parameter.images_frontend.insecure_value}`);
  expect(resource).not.toHaveProperty("aws_ssm_parameter");
});

test("PPP-67 planning stops unless the release is a digest, and names the command that makes a first release", () => {
  expect(parameters?.images_backend?.lifecycle).toEqual({
    postcondition: [
      {
        condition: `\${can(regex("@sha256:[0-9a-f]{64}$", self.insecure_value))}`,
        error_message:
          'image "backend" has no release in dev: push a build of it, then run ' +
          "aws ssm put-parameter --name /devops-ppp/dev/images/backend/released " +
          "--value 111122223333.dkr.ecr.us-east-1.amazonaws.com/devops-ppp/dev/backend@sha256:<digest> " +
          "--type String --overwrite --region us-east-1",
      },
    ],
  });
});
