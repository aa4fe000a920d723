import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { probesOf } from "../../k8s/probes";
import { devopsPpp, workerWorkload, workloadObjects } from "../support/kubernetes";

const containerOf = (...args: Parameters<typeof workloadObjects>) =>
  workloadObjects(...args)("kubernetes_deployment_v1").spec.template.spec.container[0];

test.each([
  ["frontend", "/", "8080"],
  ["backend", "/health", "3000"],
])("PPP-84 PPP-92 %s is asked on %s whether it started, is ready and alive", (name, path, port) => {
  const http_get = { path, port, scheme: "HTTP" };
  expect(containerOf(devopsPpp(name))).toMatchObject({
    startup_probe: { http_get, period_seconds: 3, timeout_seconds: 3, failure_threshold: 50 },
    readiness_probe: { http_get, period_seconds: 10, timeout_seconds: 3, failure_threshold: 3 },
    liveness_probe: { http_get, period_seconds: 10, timeout_seconds: 3, failure_threshold: 6 },
  });
});

test("PPP-102 a worker without a heartbeat is asked nothing", () => {
  const container = containerOf(workerWorkload({ probe: { kind: "none" } }));
  for (const probe of ["startup_probe", "readiness_probe", "liveness_probe"])
    expect(container).not.toHaveProperty(probe);
});

test("PPP-102 a worker with a heartbeat is alive while it touches its file", () => {
  const container = containerOf(
    workerWorkload({ probe: { kind: "heartbeat", file: "/tmp/beat", maxAgeSeconds: 120 } }),
  );
  expect(container.liveness_probe).toMatchObject({
    initial_delay_seconds: 120,
    period_seconds: 30,
    timeout_seconds: 5,
    failure_threshold: 2,
  });
  expect(container).not.toHaveProperty("readiness_probe");
});

describe("the heartbeat's command", () => {
  const folder = mkdtempSync(join(tmpdir(), "heartbeat-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ["just touched", 0, true],
    ["touched within the limit", 50, true],
    ["touched too long ago", 70, false],
  ])("a file %s", (_, ageSeconds, alive) => {
    const file = join(folder, `it's ${ageSeconds} old`);
    writeFileSync(file, "");
    const touched = Date.now() / 1_000 - ageSeconds;
    utimesSync(file, touched, touched);
    expect(succeeds(file)).toBe(alive);
  });

  test("a file that was never made counts as stuck", () => {
    expect(succeeds(join(folder, "missing"))).toBe(false);
  });
});

function succeeds(file: string): boolean {
  const probe = probesOf({ kind: "heartbeat", file, maxAgeSeconds: 60 }).livenessProbe;
  const [program = "", ...args] = probe?.exec?.command ?? [];
  return spawnSync(program, args).status === 0;
}
