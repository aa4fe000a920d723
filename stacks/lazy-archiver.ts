// cdktf loads a zip library with itself, a tenth of a whole synth, though it zips assets in a process of its own. Import
// this file before cdktf, and the library is loaded only where it is called.
import Module = require("node:module");

type Load = (request: string, parent: unknown, isMain: boolean) => unknown;

const loader = Module as unknown as { _load: Load };
const load = loader._load;

loader._load = (request, parent, isMain) => {
  if (request !== "archiver") return load(request, parent, isMain);
  return (...words: unknown[]) => (load(request, parent, isMain) as (...words: unknown[]) => unknown)(...words);
};
