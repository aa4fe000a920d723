import { existsSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { Subject } from "../../../cli/cluster/subject";
import { devopsPpp } from "../../manifests/devops-ppp";

const folder = join(tmpdir(), `subject-${process.pid}`);
const subject = new Subject(devopsPpp(), folder);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the bounds of a Deployment are its autoscaler's", () => {
  expect(subject.deployments).toContainEqual({ name: "backend", namespace: "devops-ppp", min: 2, max: 10 });
});

test("what the run has to take back: namespaces, and what stands in none", () => {
  expect(subject.namespaces).toEqual(["devops-ppp", "nginx-ingress"]);
  expect(subject.clusterObjects).toEqual(["priorityclass/platform-critical", "storageclass/gp3"]);
});

test("files hold the objects as they are", () => {
  expect(existsSync(folder)).toBe(false);
  const file = subject.file("all", subject.objects);
  expect(parseAllDocuments(readFileSync(file, "utf8")).map((document) => document.toJS())).toEqual(subject.objects);
});
