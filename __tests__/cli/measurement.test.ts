import { measure, medianOf } from "../../cli/measurement";

test("a process is measured whole: waiting, computing and memory", () => {
  const idle = measure(["-e", "setTimeout(() => {}, 300)"]);
  const busy = measure(["-e", "const end = Date.now() + 300; while (Date.now() < end); Buffer.alloc(1e8, 1)"]);
  expect(idle.wallMs).toBeGreaterThan(300);
  expect(busy.cpuMs - idle.cpuMs).toBeGreaterThan(100);
  expect(busy.peakMB - idle.peakMB).toBeGreaterThan(80);
});

test("a process that fails is no measurement", () => {
  expect(() => measure(["-e", "throw new Error('no synth')"])).toThrow("no synth");
});

test("variables reach the process", () => {
  expect(() => measure(["-e", "process.exit(process.env.OUT === 'here' ? 0 : 1)"], { OUT: "here" })).not.toThrow();
});

test("the median of each figure is taken by itself", () => {
  const run = (wallMs: number, cpuMs: number, peakMB: number) => ({ wallMs, cpuMs, peakMB });
  expect(medianOf([run(3, 10, 200), run(1, 30, 100), run(2, 20, 900)])).toEqual(run(2, 20, 200));
  expect(medianOf([run(4, 1, 1), run(1, 1, 1), run(2, 1, 1), run(9, 1, 1)]).wallMs).toBe(3);
});
