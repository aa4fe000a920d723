import type { Diagnostic } from "../../cli/diagnostics";
import { validateJson, validateReport } from "../../cli/validate-report";

const error: Diagnostic = {
  severity: "error",
  stack: "shop-dev-infrastructure",
  constructPath: "shop-dev-infrastructure/events/Default",
  block: "resource.aws_sqs_queue.events",
  summary: "invalid value",
  detail: "expected 0 to 43200",
  line: 303,
  code: "},",
};
const warning: Diagnostic = {
  ...error,
  severity: "warning",
  constructPath: null,
  block: "provider.aws[0]",
  code: '"region": ""',
};
const validations = [
  { stack: "shop-dev-infrastructure", diagnostics: [error, warning], seconds: 2.14 },
  { stack: "shop-dev-kubernetes", diagnostics: [], seconds: 0.996 },
];

test("the report has each finding with its place, a row a stack and the sums", () => {
  expect(validateReport(validations, 3.26, false).split("\n")).toEqual([
    "error: shop-dev-infrastructure/events/Default: invalid value",
    "  expected 0 to 43200",
    "  resource.aws_sqs_queue.events",
    "  cdk.tf.json:303",
    "",
    "warning: shop-dev-infrastructure: provider.aws[0]: invalid value",
    "  expected 0 to 43200",
    '  cdk.tf.json:303: "region": ""',
    "",
    "stack                    errors  warnings   time",
    "shop-dev-infrastructure       1         1  2.1 s",
    "shop-dev-kubernetes           0         0  1.0 s",
    "",
    "2 stacks, 1 error, 1 warning in 3.3 s",
  ]);
});

test("only the severity is coloured", () => {
  expect(validateReport(validations, 3.26, true)).toContain(
    "\u001b[31merror\u001b[39m: shop-dev-infrastructure/events",
  );
});

test("the JSON tells what the report tells", () => {
  expect(JSON.parse(validateJson(validations, 3.256))).toEqual({
    valid: false,
    errors: 1,
    warnings: 1,
    seconds: 3.26,
    stacks: [
      {
        stack: "shop-dev-infrastructure",
        errors: 1,
        warnings: 1,
        seconds: 2.14,
        diagnostics: [{ ...error }, { ...warning }],
      },
      { stack: "shop-dev-kubernetes", errors: 0, warnings: 0, seconds: 1, diagnostics: [] },
    ],
  });
});

test("stacks with warnings alone are valid", () => {
  const only = [{ stack: "shop-dev-infrastructure", diagnostics: [warning], seconds: 1 }];
  expect(JSON.parse(validateJson(only, 1))).toMatchObject({ valid: true, errors: 0, warnings: 1 });
});
