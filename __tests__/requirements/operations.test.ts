import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stackOf } from "../support/stacks";

const runbook = (name: string) => readFileSync(join(__dirname, "..", "..", "docs", "runbooks", `${name}.md`), "utf8");

test.each(["dev", "prod"] as const)(
  "PPP-167 the states of %s lie encrypted and locked in one bucket, a key each",
  (environment) => {
    for (const kind of ["infrastructure", "kubernetes"] as const) {
      expect(stackOf(environment, kind).json.terraform.backend).toEqual({
        s3: {
          allowed_account_ids: [environment === "dev" ? "111122223333" : "444455556666"],
          bucket: `devops-ppp-${environment}-terraform-state`,
          encrypt: true,
          key: `devops-ppp/${environment}/${kind}.tfstate`,
          region: "us-east-1",
          use_lockfile: true,
        },
      });
    }
  },
);

test("PPP-168 nothing in the cluster stands in the stack that makes the cluster, and the other way round", () => {
  const kinds = (kind: "infrastructure" | "kubernetes") => [
    ...new Set(
      stackOf("dev", kind)
        .blocks.filter(({ type }) => !/^(data|ephemeral)\./.test(type))
        .map(({ type }) => type.split("_")[0]),
    ),
  ];
  expect(kinds("infrastructure")).toEqual(["aws"]);
  expect(kinds("kubernetes").sort()).toEqual(["helm", "kubernetes"]);
});

test("PPP-168 the cluster's providers fetch a token at each run, for the cluster that the other stack makes", () => {
  const { provider } = stackOf("dev", "kubernetes").json;
  const cluster = stackOf("dev", "infrastructure").at("aws_eks_cluster.cluster").name;
  for (const exec of [provider.kubernetes[0].exec[0], provider.helm[0].kubernetes.exec]) {
    expect(exec).toMatchObject({
      command: "aws",
      args: ["eks", "get-token", "--cluster-name", cluster, "--region", "us-east-1"],
    });
  }
});

test("PPP-61 PPP-165 a page tells how dead letters are looked at, mended and sent again", () => {
  const page = runbook("dead-letters");
  expect(page).toContain("receive-message");
  expect(page).toContain("start-message-move-task");
});

test("PPP-166 a page tells how the database is restored to a moment", () => {
  expect(runbook("restore-database")).toContain("restore-db-instance-to-point-in-time");
});
