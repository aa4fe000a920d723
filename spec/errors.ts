/** One thing wrong with a configuration, or worth a warning, in words its author can act on. */
export interface Fault {
  /** Where, as the author wrote it: `queues.events.visibilitySeconds`. */
  readonly path: string;
  /** What must hold, lower case, with units: `must be between 0 and 43200 seconds`. */
  readonly rule: string;
  /** The value found. Left out where it may be a credential. */
  readonly got?: unknown;
  /** The next step, where one helps: `did you mean "events"?`. */
  readonly remedy?: string;
}

/** A fault and the file it stands in. */
export interface FileFault extends Fault {
  readonly file: string;
}

/** The configuration cannot be used. Carries every fault of every file at once and is shown without a stack trace. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";

  constructor(readonly faults: readonly FileFault[]) {
    const count = faults.length === 1 ? "1 problem" : `${faults.length} problems`;
    super([...faults.map(describe), "", `${count}; nothing was written`].join("\n"));
  }
}

/** `config/platforms/shop.ts: queues.events.attempts: must be at least 1, got 0; …` */
export function describe({ file, path, rule, got, remedy }: FileFault): string {
  const value = got === undefined ? "" : `, got ${shown(got)}`;
  return `${file}: ${path ? `${path}: ` : ""}${rule}${value}${remedy ? `; ${remedy}` : ""}`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
