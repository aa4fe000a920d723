/** One section of a Fluent Bit configuration. */
export interface Section {
  readonly settings: readonly (readonly [key: string, value: string])[];
  /** The value of a setting that stands once. */
  readonly get: (key: string) => string | undefined;
}

export interface FluentBit {
  readonly inputs: readonly Section[];
  readonly filters: readonly Section[];
  readonly outputs: readonly Section[];
}

/** Reads Fluent Bit's classic format: `[SECTION]` at the margin, `Key value` indented, empty lines between. */
export function fluentBit(text: string): FluentBit {
  const sections: { readonly kind: string; readonly settings: [string, string][] }[] = [];
  for (const line of text.split("\n")) {
    const [, kind] = /^\[([A-Z]+)\]$/.exec(line) ?? [];
    const [, key, value] = /^ {4}(\S+) (\S.*)$/.exec(line) ?? [];
    if (kind !== undefined) sections.push({ kind, settings: [] });
    else if (key !== undefined && value !== undefined) sections.at(-1)?.settings.push([key, value]);
    else if (line !== "") throw new Error(`neither section nor setting: ${line}`);
  }
  const of = (wanted: string): Section[] =>
    sections
      .filter(({ kind }) => kind === wanted)
      .map(({ settings }) => ({ settings, get: (key) => settings.find(([name]) => name === key)?.[1] }));
  return { inputs: of("INPUT"), filters: of("FILTER"), outputs: of("OUTPUT") };
}

/** The groups that a line of a container's log file reaches, with the labels that the kubelet gives for its pod. */
export function groupsOf(
  { inputs, filters, outputs }: FluentBit,
  file: string,
  labels: Record<string, string>,
): string[] {
  const tags = inputs
    .filter(({ get }) => matches(get("Path"), file) && !excluded(get("Exclude_Path"), file))
    .map(({ get }) => (get("Tag") ?? "").replace("*", file.slice(1).replaceAll("/", ".")));
  return tags
    .map((tag) => routed(filters, tag, labels))
    .flatMap((tag) => outputs.filter(({ get }) => matches(get("Match"), tag)))
    .map(({ get }) => get("log_group_name") ?? "");
}

/** A routed line enters the pipeline anew under its new tag; a rule needs labels, so a kubernetes filter before it. */
function routed(filters: readonly Section[], tag: string, labels: Record<string, string>): string {
  let known: Record<string, string> = {};
  for (const { get, settings } of filters.filter((filter) => matches(filter.get("Match"), tag))) {
    if (get("Name") === "kubernetes" && tag.startsWith(get("Kube_Tag_Prefix") ?? "")) known = labels;
    if (get("Name") !== "rewrite_tag") continue;
    const rules = settings.filter(([key]) => key === "Rule").map(([, rule]) => rule.split(" "));
    for (const [accessor = "", regex = "", next = "", keep] of rules) {
      const [, label] = /^\$kubernetes\['labels'\]\['(.+)'\]$/.exec(accessor) ?? [];
      const value = label === undefined ? undefined : known[label];
      if (value === undefined || !new RegExp(regex).test(value)) continue;
      if (keep !== "false") throw new Error("a line that is kept arrives twice");
      return routed(filters, next, labels);
    }
  }
  return tag;
}

const excluded = (globs: string | undefined, file: string): boolean =>
  (globs ?? "").split(", ").some((glob) => matches(glob, file));

function matches(glob: string | undefined, text: string): boolean {
  if (glob === undefined) return false;
  const pattern = glob.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${pattern.join(".*")}$`).test(text);
}
