import { deflateRawSync } from "node:zlib";
import { unzipped } from "../../../cli/e2e/zip";

const TEXT = "state ".repeat(100);

test("unpacks stored and deflated files by their names", () => {
  const archive = zip([
    ["tfplan", Buffer.from("plan"), 0],
    ["tfconfig/m-/cdk.tf.json", Buffer.from(TEXT), 8],
  ]);
  const files = [...unzipped(archive)].map(([name, content]) => [name, content.toString()]);
  expect(files).toEqual([
    ["tfplan", "plan"],
    ["tfconfig/m-/cdk.tf.json", TEXT],
  ]);
});

test("refuses what is no zip archive", () => {
  expect(() => unzipped(Buffer.from("{}"))).toThrow("no zip archive");
});

test("refuses a method that it does not know", () => {
  expect(() => unzipped(zip([["tfplan", Buffer.from("plan"), 12]]))).toThrow("zip method 12 is not known here");
});

/** As Terraform writes it: sizes follow the data, so the local headers have none. */
function zip(files: readonly (readonly [name: string, content: Buffer, method: number])[]): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [name, content, method] of files) {
    const packed = method === 8 ? deflateRawSync(content) : content;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), packed);
    entries.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...entries, end]);
}
