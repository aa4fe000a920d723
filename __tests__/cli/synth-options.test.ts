import { CommandError } from "../../cli/command-error";
import { synthOptions } from "../../cli/synth-options";

const NOW = new Date("2026-11-21T23:59:59Z");

test("versions are judged as of the clock's day unless another is given", () => {
  expect(synthOptions([], NOW)).toEqual({ today: "2026-11-21", json: false, help: false });
  expect(synthOptions(["--today", "2027-01-31", "--json"], NOW)).toMatchObject({ today: "2027-01-31", json: true });
  expect(synthOptions(["--today=2027-01-31"], NOW)).toMatchObject({ today: "2027-01-31" });
});

test.each(["banana", "2026-02-30", "2026-2-3", "21.11.2026", ""])("refuses %j as a day", (day) => {
  expect(() => synthOptions([`--today=${day}`], NOW)).toThrow(CommandError);
});

test("refuses an unknown option and names the help", () => {
  expect(() => synthOptions(["--jsno"], NOW)).toThrow(/--jsno.*see npm run synth -- --help/s);
});
