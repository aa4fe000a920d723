import { closingLine } from "../../cli/closing-line";

test("the closing line counts passed and failed", () => {
  expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe("3 passed, 0 failed");
});

test("the closing line names what was skipped", () => {
  expect(closingLine({ passed: 0, failed: 1, skipped: 2 })).toBe("0 passed, 1 failed, 2 skipped");
});
