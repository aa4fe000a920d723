import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readTarget } from "../../../cli/e2e/target";
import { Workspace } from "../../../cli/e2e/workspace";

const folder = mkdtempSync(join(tmpdir(), "target-"));
afterAll(() => rmSync(folder, { recursive: true }));

const workspace = new Workspace(folder, folder, {});
for (const [environment, preventDestroy] of [
  ["shop-dev", false],
  ["shop-prod", true],
] as const) {
  for (const layer of ["infrastructure", "kubernetes"]) {
    const stack = workspace.stackFolder(`${environment}-${layer}`);
    mkdirSync(stack, { recursive: true });
    writeFileSync(
      join(stack, "cdk.tf.json"),
      JSON.stringify({
        provider: { aws: [{ allowed_account_ids: ["111122223333"] }] },
        terraform: { backend: { s3: { bucket: "state", region: "us-east-1" } } },
        resource: { aws_sqs_queue: { events: { lifecycle: { prevent_destroy: preventDestroy } } } },
      }),
    );
  }
}

test("an environment is read from its two stacks", () => {
  expect(readTarget(workspace, "shop-dev")).toMatchObject({ accountId: "111122223333", types: ["aws_sqs_queue"] });
});

test("refuses an environment that may not be destroyed before anything is deployed", () => {
  expect(() => readTarget(workspace, "shop-prod")).toThrow("shop-prod may not be destroyed");
});

test("refuses an environment that is not there, with those that are", () => {
  expect(() => readTarget(workspace, "shop-test")).toThrow("only shop-dev-infrastructure");
});
