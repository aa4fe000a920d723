import { isColoured, Progress, type Screen } from "../../cli/progress";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function screen(isTTY: boolean): Screen & { readonly written: string[] } {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
}

test("a log hears only of what takes longer than two seconds", () => {
  const log = screen(false);
  const progress = new Progress(log, {});
  progress.say("synth");
  jest.advanceTimersByTime(1900);
  progress.say("terraform init");
  jest.advanceTimersByTime(2100);
  progress.say("terraform validate");
  progress.clear();
  jest.advanceTimersByTime(5000);
  expect(log.written).toEqual(["terraform init ...\n"]);
});

test("a terminal has one line that rewrites itself", () => {
  const terminal = screen(true);
  const progress = new Progress(terminal, {});
  progress.say("synth");
  progress.say("terraform init");
  progress.clear();
  expect(terminal.written).toEqual(["\r\u001b[Ksynth ...", "\r\u001b[Kterraform init ...", "\r\u001b[K"]);
});

test("a terminal in CI is a log", () => {
  const terminal = screen(true);
  new Progress(terminal, { CI: "true" }).say("synth");
  expect(terminal.written).toEqual([]);
});

test.each([
  [true, {}, true],
  [true, { NO_COLOR: "" }, true],
  [true, { NO_COLOR: "1" }, false],
  [true, { CI: "true" }, false],
  [true, { TERM: "dumb" }, false],
  [false, {}, false],
])("terminal %s with %j has colours: %s", (isTTY, env, coloured) => {
  expect(isColoured(screen(isTTY), env)).toBe(coloured);
});
