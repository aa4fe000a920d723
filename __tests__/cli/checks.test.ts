import { type Check, CheckFailure, type Outcome, outcomeLine, runChecks, Skip, tallyOf } from "../../cli/checks";

const holds: Check = { name: "holds", run: () => "4 files" };
const fails: Check = { name: "fails", run: () => Promise.reject(new CheckFailure("exit code 1")) };
const cannot: Check = {
  name: "cannot",
  run: () => {
    throw new Skip("no Python");
  },
};

async function run(checks: readonly Check[]): Promise<readonly Outcome[]> {
  const told: Outcome[] = [];
  const outcomes = await runChecks(
    checks,
    () => undefined,
    (outcome) => told.push(outcome),
  );
  expect(told).toEqual(outcomes);
  return outcomes;
}
const verdicts = (outcomes: readonly Outcome[]) => outcomes.map(({ name, verdict }) => `${name} ${verdict}`);

test("every check has its outcome and its detail", async () => {
  expect((await run([holds, fails, cannot])).map(({ verdict, detail }) => [verdict, detail])).toEqual([
    ["passed", "4 files"],
    ["failed", "exit code 1"],
    ["skipped", "no Python"],
  ]);
});

test("a failed check does not stop the next", async () => {
  expect(verdicts(await run([fails, holds]))).toEqual(["fails failed", "holds passed"]);
});

test("what comes after a failed gate is skipped, with the gate's name", async () => {
  const outcomes = await run([{ ...fails, gate: true }, holds, cannot]);
  expect(verdicts(outcomes)).toEqual(["fails failed", "holds skipped", "cannot skipped"]);
  expect(outcomes[1]?.detail).toBe('needs "fails"');
});

test("a gate that was skipped lets the next through", async () => {
  expect(verdicts(await run([{ ...cannot, gate: true }, holds]))).toEqual(["cannot skipped", "holds passed"]);
});

test("an error of the check's own shows where it happened", async () => {
  const [outcome] = await run([{ name: "broken", run: () => Promise.reject(new TypeError("x is undefined")) }]);
  expect(outcome).toMatchObject({ verdict: "failed", detail: expect.stringContaining("checks.test.ts") });
});

test("the tally counts each verdict", async () => {
  expect(tallyOf(await run([holds, holds, fails, cannot]))).toEqual({ passed: 2, failed: 1, skipped: 1 });
});

test("a line tells verdict, time, name and figure; a failure tells its reason below", () => {
  const outcome: Outcome = { name: "deploy", verdict: "passed", seconds: 12.34, detail: "79 objects" };
  expect(outcomeLine(outcome)).toBe("ok       12.3 s  deploy: 79 objects");
  expect(outcomeLine({ ...outcome, detail: "" })).toBe("ok       12.3 s  deploy");
  expect(outcomeLine({ ...outcome, verdict: "failed", detail: "one\ntwo" }).split("\n")).toEqual([
    "FAILED   12.3 s  deploy",
    "                 one",
    "                 two",
  ]);
});
