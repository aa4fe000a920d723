import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REACHABILITY } from "../../cli/docs";
import { reachabilityDocument, reachabilityTable } from "../../cli/reachability-document";
import { platforms } from "../../config";
import { loadPlatforms } from "../../spec/load";
import { edited, load, resolved, TODAY } from "../support/platform";

test("who may talk to whom in devops-ppp is what golden/reachability.txt says", () => {
  const golden = readFileSync(join(__dirname, "../golden/reachability.txt"), "utf8");
  expect(`${reachabilityTable(resolved("dev"))}\n`).toBe(golden);
  expect(`${reachabilityTable(resolved("prod"))}\n`).toBe(golden);
});

test("docs/reachability.md is in step with the configuration; if not, run npm run docs", () => {
  expect(readFileSync(REACHABILITY, "utf8")).toBe(reachabilityDocument(loadPlatforms(platforms, TODAY).platforms));
});

test("environments with the same rows share a chapter, others have their own", () => {
  const chapters = (text: string) => text.split("\n").filter((line) => line.startsWith("## "));
  expect(chapters(reachabilityDocument([resolved("dev"), resolved("prod")]))).toEqual(["## devops-ppp (dev, prod)"]);
  const different = load(
    edited((d) => {
      d.environments.prod.overrides.workloads = { frontend: { network: { to: ["backend"] } } };
    }),
  );
  expect(chapters(reachabilityDocument(different))).toEqual(["## devops-ppp (dev)", "## devops-ppp (prod)"]);
});
