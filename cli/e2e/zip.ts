import { inflateRawSync } from "node:zlib";

// Numbers and offsets: PKWARE's APPNOTE.TXT, sections 4.3.7 (local header), 4.3.12 (directory entry), 4.3.16 (its end).
const END = 0x06054b50;
const END_BYTES = 22;
const ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * The files in a zip archive, by name: a plan file of Terraform is one.
 * @throws Error for what is no zip archive, or packed in another way than Terraform packs
 */
export function unzipped(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.lastIndexOf(le32(END));
  if (end < 0 || end + END_BYTES > archive.length) throw new Error("no zip archive");
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (archive.readUInt32LE(at) !== ENTRY) throw new Error("broken zip archive");
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    const nameEnd = at + 46 + (nameBytes ?? 0);
    files.set(archive.toString("utf8", at + 46, nameEnd), contentOf(archive, at));
    at = nameEnd + (extraBytes ?? 0) + (commentBytes ?? 0);
  }
  return files;
}

function contentOf(archive: Buffer, entry: number): Buffer {
  const method = archive.readUInt16LE(entry + 10);
  const local = archive.readUInt32LE(entry + 42);
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(start, start + archive.readUInt32LE(entry + 20));
  if (method === STORED) return packed;
  if (method === DEFLATED) return inflateRawSync(packed);
  throw new Error(`zip method ${method} is not known here`);
}

function le32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
