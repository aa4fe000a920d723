// Reports a process's own peak memory in KiB and CPU time in microseconds, as JSON on file descriptor 3 when it ends.
// The kernel's maxRSS counts the parent's pages that a child held between fork and exec; VmHWM begins at exec.
const { readFileSync, writeSync } = require("node:fs");

process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(3, JSON.stringify({ peakKiB: highWaterMark() ?? maxRSS, cpuMicros: userCPUTime + systemCPUTime }));
});

/** Linux alone has the file. */
function highWaterMark() {
  if (process.platform !== "linux") return undefined;
  const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"));
  return line === null ? undefined : Number(line[1]);
}
