import * as fc from "fast-check";
import { CALENDAR_DATE, judgeSupport, newestSupported, type Product, supportOf } from "../../spec/support-calendar";

const day = (date: Date) => date.toISOString().slice(0, 10);
const days = fc.date({ min: new Date("2024-01-01"), max: new Date("2034-12-31"), noInvalidDate: true }).map(day);

test("a row has the last days of standard and extended support", () => {
  expect(supportOf("kubernetes", "1.35")).toEqual({
    version: "1.35",
    standardUntil: "2027-03-27",
    extendedUntil: "2028-03-27",
  });
  expect(supportOf("mysql", "8.4")).toEqual({ version: "8.4", standardUntil: "2029-07-31" });
  expect(supportOf("postgres", "9.6")).toBeUndefined();
});

test.each<[Product, string, ReturnType<typeof judgeSupport>]>([
  ["kubernetes", "1.36", { kind: "supported" }],
  ["kubernetes", "1.35", { kind: "supported" }],
  ["kubernetes", "1.34", { kind: "ending", until: "2026-12-02", days: 12 }],
  ["kubernetes", "1.33", { kind: "ended", until: "2026-07-29" }],
  ["kubernetes", "1.31", { kind: "ended", until: "2025-11-26" }],
  ["kubernetes", "1.30", { kind: "ended", until: "2025-07-23" }],
  ["kubernetes", "1.28", { kind: "ended", until: "2024-11-26" }],
  ["kubernetes", "1.9", { kind: "ended", until: "2024-11-26" }],
  ["kubernetes", "1.37", { kind: "unknown", known: ["1.36", "1.35", "1.34"] }],
  ["kubernetes", "latest", { kind: "unknown", known: ["1.36", "1.35", "1.34"] }],
  ["mysql", "8.4", { kind: "supported" }],
  ["mysql", "8.0", { kind: "ended", until: "2026-07-31" }],
  ["mysql", "5.7", { kind: "unknown", known: ["8.4"] }],
  ["postgres", "17", { kind: "supported" }],
  ["postgres", "14", { kind: "supported" }],
  ["postgres", "13", { kind: "ended", until: "2026-02-28" }],
  ["postgres", "1.1", { kind: "unknown", known: ["18", "17", "16", "15", "14"] }],
  ["postgres", "17.2", { kind: "unknown", known: ["18", "17", "16", "15", "14"] }],
])("%s %s on the table's date", (product, version, state) => {
  expect(judgeSupport(product, version, CALENDAR_DATE)).toEqual(state);
});

test.each([
  ["90 days before", "2027-05-04", { kind: "supported" }],
  ["89 days before", "2027-05-05", { kind: "ending", until: "2027-08-02", days: 89 }],
  ["on the last day", "2027-08-02", { kind: "ending", until: "2027-08-02", days: 0 }],
  ["the day after", "2027-08-03", { kind: "ended", until: "2027-08-02" }],
  ["in extended support", "2028-01-01", { kind: "ended", until: "2027-08-02" }],
])("Kubernetes 1.36 %s", (_, today, state) => {
  expect(judgeSupport("kubernetes", "1.36", today)).toEqual(state);
});

test("the newest version is named while any is supported", () => {
  expect(newestSupported("kubernetes", CALENDAR_DATE)).toBe("1.36");
  expect(newestSupported("mysql", CALENDAR_DATE)).toBe("8.4");
  expect(newestSupported("postgres", CALENDAR_DATE)).toBe("18");
  expect(newestSupported("kubernetes", "2027-08-02")).toBe("1.36");
  expect(newestSupported("kubernetes", "2027-08-03")).toBeUndefined();
});

test("the newest supported version never counts as ended, and what has ended stays so", () => {
  fc.assert(
    fc.property(fc.constantFrom<Product>("kubernetes", "mysql", "postgres"), days, days, (product, one, other) => {
      const [earlier = one, later = other] = [one, other].sort();
      const newest = newestSupported(product, earlier);
      if (newest) expect(["supported", "ending"]).toContain(judgeSupport(product, newest, earlier).kind);
      for (const version of ["1.36", "1.34", "1.12", "8.0", "15"]) {
        if (judgeSupport(product, version, earlier).kind !== "ended") continue;
        expect(judgeSupport(product, version, later).kind).toBe("ended");
      }
    }),
  );
});

test.each(["", "tomorrow", "2026-02-30", "2026-13-01", "20261120", "2026-11-20T00:00:00Z"])(
  "refuses %j for today",
  (today) => {
    expect(() => judgeSupport("mysql", "8.4", today)).toThrow(
      new RangeError(`must be a date such as 2026-11-20, got ${JSON.stringify(today)}`),
    );
    expect(() => newestSupported("mysql", today)).toThrow(RangeError);
  },
);
