import { type EditableDefinition, faultsAfter } from "./platform";

/** What is wrong, the edit that makes it so, and the line that must be among those reported. */
export type Refusal = readonly [what: string, change: (definition: EditableDefinition) => void, line: string];

/** A test for each edit of devops-ppp that must be refused, with its exact message. */
export function refuses(cases: readonly Refusal[]): void {
  test.each(cases)("refuses %s", (_, change, line) => {
    expect(faultsAfter(change)).toContain(line);
  });
}
