import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

type Attributes = Record<string, unknown>;

/** One thing in the fake cloud: what state holds of it, and what state never holds. */
export interface CloudObject {
  readonly file: string;
  readonly type: string;
  readonly attributes: Attributes;
  /** Write-only arguments. */
  readonly secret: Attributes;
}

/** A line of the journal. */
export interface Event {
  readonly op: "create" | "update" | "delete";
  readonly type: string;
  readonly key: string;
}

/** The folder that stands for AWS and the cluster (`FAKE_CLOUD_DIR` of the offline providers). */
export class FakeCloud {
  constructor(readonly folder: string) {}

  /** All objects, or those of one type, in the order of their files. */
  objects(type?: string): readonly CloudObject[] {
    if (!existsSync(this.folder)) return [];
    const files = readdirSync(this.folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".json"))
      .sort();
    return files.map((file) => read(join(this.folder, file))).filter((object) => !type || object.type === type);
  }

  /** Changes an object behind Terraform's back. */
  edit(object: CloudObject, change: (draft: { attributes: Attributes; secret: Attributes }) => void): void {
    const stored = JSON.parse(readFileSync(object.file, "utf8"));
    stored.attributes ??= {};
    stored.secret ??= {};
    change(stored);
    writeFileSync(object.file, JSON.stringify(stored));
  }

  remove({ file }: CloudObject): void {
    rmSync(file);
  }

  /** Every create, update and delete in the order of time. */
  journal(): readonly Event[] {
    const file = join(this.folder, "journal.jsonl");
    if (!existsSync(file)) return [];
    const lines = readFileSync(file, "utf8").split("\n");
    return lines.filter((line) => line !== "").map((line) => JSON.parse(line));
  }
}

/** Whether a type is the cluster's, not AWS's. */
export const isInCluster = (type: string): boolean => /^(kubernetes|helm)_/.test(type);

function read(file: string): CloudObject {
  const { attributes = {}, secret = {} } = JSON.parse(readFileSync(file, "utf8"));
  return { file, type: file.split("/").at(-2) ?? "", attributes, secret };
}
