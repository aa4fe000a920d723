/** When the table was read (release calendars of the EKS and RDS user guides). Re-check at release. */
export const CALENDAR_DATE = "2026-11-20";

export type Product = "kubernetes" | "mysql" | "postgres";

export interface SupportedVersion {
  readonly version: string;
  /** Last day of standard support, `YYYY-MM-DD`; null where none is announced. */
  readonly standardUntil: string | null;
  /** Last day of extended support, which costs six times as much on EKS and is charged per vCPU on RDS. */
  readonly extendedUntil?: string;
}

export type SupportState =
  | { readonly kind: "supported" }
  | { readonly kind: "ending"; readonly until: string; readonly days: number }
  | { readonly kind: "ended"; readonly until: string }
  | { readonly kind: "unknown"; readonly known: readonly string[] };

/** A version that ends sooner than this is worth a warning. */
const WARNING_DAYS = 90;

/** Newest first. */
const CALENDAR: Readonly<Record<Product, readonly SupportedVersion[]>> = {
  kubernetes: [
    { version: "1.36", standardUntil: "2027-08-02", extendedUntil: "2028-08-02" },
    { version: "1.35", standardUntil: "2027-03-27", extendedUntil: "2028-03-27" },
    { version: "1.34", standardUntil: "2026-12-02", extendedUntil: "2027-12-02" },
    { version: "1.33", standardUntil: "2026-07-29", extendedUntil: "2027-07-29" },
    { version: "1.32", standardUntil: "2026-03-23", extendedUntil: "2027-03-23" },
    { version: "1.31", standardUntil: "2025-11-26", extendedUntil: "2026-11-26" },
    { version: "1.30", standardUntil: "2025-07-23", extendedUntil: "2026-07-23" },
    { version: "1.29", standardUntil: "2025-03-23", extendedUntil: "2026-03-23" },
    { version: "1.28", standardUntil: "2024-11-26", extendedUntil: "2025-11-26" },
  ],
  mysql: [
    { version: "8.4", standardUntil: "2029-07-31" },
    { version: "8.0", standardUntil: "2026-07-31", extendedUntil: "2029-07-31" },
  ],
  postgres: [
    { version: "18", standardUntil: "2031-02-28" },
    { version: "17", standardUntil: "2030-02-28" },
    { version: "16", standardUntil: "2029-02-28" },
    { version: "15", standardUntil: "2028-02-29" },
    { version: "14", standardUntil: "2027-02-28" },
    { version: "13", standardUntil: "2026-02-28" },
  ],
};

/** The table's row, by the version as configurations write it: `1.36`, `8.4`, `17`. */
export function supportOf(product: Product, version: string): SupportedVersion | undefined {
  return CALENDAR[product].find((row) => row.version === version);
}

/**
 * Whether a version may be used on the day `today` (`YYYY-MM-DD`). It has ended with the last day of *standard* support:
 * clusters and databases made here refuse extended support. Kubernetes minors older than the table have ended by the date
 * of its oldest row. `known` lists the versions that are still supported, newest first.
 * @throws RangeError when `today` is no date
 */
export function judgeSupport(product: Product, version: string, today: string): SupportState {
  const now = dayOf(today);
  const row = supportOf(product, version) ?? olderThanTable(product, version);
  if (!row) return { kind: "unknown", known: supported(product, today).map((one) => one.version) };
  const until = row.standardUntil;
  if (until === null) return { kind: "supported" };
  const days = dayOf(until) - now;
  if (days < 0) return { kind: "ended", until };
  return days < WARNING_DAYS ? { kind: "ending", until, days } : { kind: "supported" };
}

/** The newest version in standard support on the day `today`; undefined once the table has outlived itself. */
export function newestSupported(product: Product, today: string): string | undefined {
  return supported(product, today)[0]?.version;
}

function supported(product: Product, today: string): SupportedVersion[] {
  const now = dayOf(today);
  return CALENDAR[product].filter(({ standardUntil }) => standardUntil === null || dayOf(standardUntil) >= now);
}

/** The oldest row, for a Kubernetes minor from before it. */
function olderThanTable(product: Product, version: string): SupportedVersion | undefined {
  const oldest = CALENDAR[product].at(-1);
  if (product !== "kubernetes" || !oldest || !/^1\.\d+$/.test(version)) return undefined;
  return minorOf(version) < minorOf(oldest.version) ? oldest : undefined;
}

const minorOf = (version: string) => Number(version.slice("1.".length));

/** Days since 1970, so that differences are whole. */
function dayOf(date: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) {
    throw new RangeError(`must be a date such as 2026-11-20, got ${JSON.stringify(date)}`);
  }
  return time / 86_400_000;
}
