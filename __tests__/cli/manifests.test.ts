import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommandError } from "../../cli/command-error";
import { manifests } from "../../cli/manifests";

let input = "";
let said: string[] = [];

beforeEach(() => {
  input = mkdtempSync(join(tmpdir(), "manifests-"));
  said = [];
  jest.spyOn(console, "log").mockImplementation((text) => said.push(text));
  jest.spyOn(console, "error").mockImplementation((text) => said.push(text));
});

afterEach(() => {
  jest.restoreAllMocks();
  rmSync(input, { recursive: true });
});

function stack(name: string, resource: object): void {
  const folder = join(input, "stacks", name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ resource }));
}

const namespace = (name: string) => ({ kubernetes_namespace_v1: { one: { metadata: { name } } } });
const written = (name: string) => readdirSync(join(input, "manifests", name)).sort();

test("writes the stacks that have Kubernetes objects, and a table", () => {
  stack("a-kubernetes", namespace("a"));
  stack("b-infrastructure", { aws_sqs_queue: { one: { name: "q" } } });
  expect(manifests({ input, json: false })).toBe(0);
  expect(readdirSync(join(input, "manifests"))).toEqual(["a-kubernetes"]);
  expect(written("a-kubernetes")).toEqual(["namespace-a.yaml"]);
  expect(said.join("\n").split("\n")).toEqual([
    "stack         objects  files",
    "a-kubernetes        1      1",
    "",
    `${join(input, "manifests")}: all rules kept`,
  ]);
});

test("files of objects that are gone are removed, what is not YAML stays", () => {
  stack("a", namespace("old"));
  manifests({ input, json: false });
  writeFileSync(join(input, "manifests", "a", "notes.txt"), "mine");
  stack("a", namespace("new"));
  manifests({ input, json: false });
  expect(written("a")).toEqual(["namespace-new.yaml", "notes.txt"]);
});

test("nothing is written where one object of one stack cannot be converted", () => {
  stack("a", namespace("a"));
  stack("b", { kubernetes_job_v1: { one: { metadata: { name: "j" } } } });
  expect(manifests({ input, json: false })).toBe(1);
  expect(said).toEqual([expect.stringContaining("b: kubernetes_job_v1.one: kubernetes_job_v1 has no manifest")]);
  expect(existsSync(join(input, "manifests"))).toBe(false);
});

test("objects that do not fit are told, and written to be looked at", () => {
  const output = join(input, "elsewhere");
  stack("a", { kubernetes_service_account_v1: { one: { metadata: { name: "x", namespace: "gone" } } } });
  expect(manifests({ input, output, json: true })).toBe(1);
  expect(JSON.parse(said[0] ?? "")).toEqual({
    output,
    stacks: [
      {
        stack: "a",
        objects: 1,
        files: 1,
        findings: [
          { rule: "references", object: "ServiceAccount gone/x", message: "its namespace gone does not exist" },
        ],
      },
    ],
  });
  expect(readFileSync(join(output, "a", "serviceaccount-x.yaml"), "utf8")).toContain("namespace: gone");
});

test("without stacks it cannot work", () => {
  expect(() => manifests({ input, json: false })).toThrow(CommandError);
});
