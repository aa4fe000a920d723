import { importsOf, resolveImport } from "./imports";

/** Texts of our TypeScript files by their path from the repository's root. */
export type Sources = Readonly<Record<string, string>>;

/** What a folder may import of ours. */
interface Border {
  /** Folders whose values and types it may use. */
  readonly values: readonly string[];
  /** Folders of which it may use types alone. */
  readonly types: readonly string[];
  /** Whether it may know cdktf, constructs and the providers. */
  readonly cdktf: boolean;
}

const BORDERS: Readonly<Record<string, Border>> = {
  contracts: { values: ["contracts"], types: [], cdktf: false },
  terraform: { values: ["terraform"], types: [], cdktf: true },
  spec: { values: ["spec", "contracts"], types: [], cdktf: false },
  config: { values: ["config", "spec"], types: [], cdktf: false },
  modules: { values: ["modules", "contracts", "terraform"], types: ["spec"], cdktf: true },
  k8s: { values: ["k8s", "contracts", "terraform"], types: ["spec"], cdktf: true },
  stacks: { values: ["stacks", "modules", "k8s", "contracts", "terraform", "spec"], types: [], cdktf: true },
  manifests: { values: ["manifests", "contracts"], types: [], cdktf: false },
  cli: { values: ["cli", "manifests", "spec", "contracts"], types: [], cdktf: false },
};

/** Files with borders of their own. */
const PROGRAMS: Readonly<Record<string, Border>> = {
  "main.ts": { values: [...Object.keys(BORDERS)], types: [], cdktf: true },
  "cli/docs.ts": { values: ["cli", "spec", "contracts", "config"], types: [], cdktf: false },
  "cli/bench-synth.ts": { values: ["cli", "spec", "stacks"], types: [], cdktf: true },
};

/** What is started by its path, so that no import leads to it. */
const ENTRIES = ["main.ts", "cli/platform.ts", "cli/bench-synth.ts"];

const CDKTF = /^(cdktf|constructs|@cdktf\/[^/]+)(\/|$)/;
const BARREL = /^@cdktf\/provider-[^/]+(\/lib)?\/?(index)?$/;

interface Edge {
  readonly from: string;
  readonly to: string | undefined;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** Every import that crosses a border, runs in a circle or is missing. Tests may import what they like but barrels. */
export function importFaults(sources: Sources): readonly string[] {
  const paths = new Set(Object.keys(sources));
  const edges = Object.entries(sources).flatMap(([from, text]) =>
    importsOf(text).map((one): Edge => ({ from, to: resolveImport(from, one.specifier, paths), ...one })),
  );
  const ours = edges.filter(({ from }) => !isTest(from));
  return [
    ...edges.filter(({ specifier }) => BARREL.test(specifier)).map(barrelFault),
    ...ours.flatMap(borderFaults),
    ...circles(ours),
    ...unused(paths, ours),
  ];
}

const isTest = (path: string) => path.startsWith("__tests__/");
const folderOf = (path: string) => (path.includes("/") ? (path.split("/")[0] ?? "") : path);

const barrelFault = ({ from, specifier }: Edge) =>
  `${from}: imports all of ${specifier}; import one resource's sub-path`;

function borderFaults({ from, to, specifier, typeOnly }: Edge): readonly string[] {
  const border = PROGRAMS[from] ?? BORDERS[folderOf(from)];
  if (!border) return [`${from}: stands in no folder that the import rules know`];
  if (CDKTF.test(specifier) && !border.cdktf) return [`${from}: must not import ${specifier}`];
  if (to === undefined) return [];
  const folder = folderOf(to);
  if (border.values.includes(folder) || (typeOnly && border.types.includes(folder))) return [];
  return [`${from}: must not import ${border.types.includes(folder) ? "values of " : ""}${to}`];
}

/** Each circle once, from its first file by name. Types count: files that need each other's types are one noun. */
function circles(edges: readonly Edge[]): readonly string[] {
  const next = neighbours(edges);
  return [...next.keys()].sort().flatMap((start) => {
    const way = wayBack(start, next);
    return way?.every((path) => path >= start) ? [`${[...way, start].join(" > ")} is a circle`] : [];
  });
}

/** The shortest way from a file back to itself. */
function wayBack(start: string, next: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const ways: string[][] = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const path of next.get(way.at(-1) ?? "") ?? []) {
      if (path === start) return way;
      if (!seen.has(path)) ways.push([...way, path]);
      seen.add(path);
    }
  }
  return undefined;
}

function unused(paths: ReadonlySet<string>, edges: readonly Edge[]): readonly string[] {
  const next = neighbours(edges);
  const reached = new Set(ENTRIES);
  for (const path of reached) for (const imported of next.get(path) ?? []) reached.add(imported);
  return [...paths].filter((path) => !isTest(path) && !reached.has(path)).map((path) => `${path}: nothing imports it`);
}

function neighbours(edges: readonly Edge[]): ReadonlyMap<string, readonly string[]> {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) if (to !== undefined) next.set(from, [...(next.get(from) ?? []), to]);
  return next;
}
