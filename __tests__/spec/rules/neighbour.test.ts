import { faultsAfter } from "../../support/platform";
import { type Refusal, refuses } from "../../support/refusal";

const CASES: readonly Refusal[] = [
  [
    "a call to a workload that is not there",
    (d) => {
      d.workloads.frontend.network = { to: ["backand"] };
    },
    'workloads.frontend.network.to.0: must be one of workloads, got "backand"; did you mean "backend"?',
  ],
  [
    "a call from a workload that is not there",
    (d) => {
      d.workloads.backend.network = { from: ["frontend", "shop"] };
    },
    'workloads.backend.network.from.1: must be one of workloads, got "shop"; known: frontend, sqs-worker',
  ],
  [
    "a call to a workload without a port",
    (d) => {
      d.workloads.backend.network = { to: ["sqs-worker"] };
    },
    'workloads.backend.network.to.0: must be a workload with a port, got "sqs-worker"; leave it out, or make sqs-worker a web or an api, which listen',
  ],
  [
    "callers of a workload without a port",
    (d) => {
      d.workloads["sqs-worker"].network = { from: ["backend"] };
    },
    'workloads.sqs-worker.network.from.0: must be empty, since a worker has no port, got "backend"; leave it out, or make sqs-worker a web or an api, which listen',
  ],
  [
    "a workload that calls itself",
    (d) => {
      d.workloads.backend.network = { to: ["backend"] };
    },
    'workloads.backend.network.to.0: must not be the workload itself, got "backend"; leave it out: nothing is filtered inside a pod',
  ],
];

refuses(CASES);

test("a worker may call, and be named as a caller", () => {
  expect(
    faultsAfter((d) => {
      d.workloads["sqs-worker"].network = { to: ["frontend"] };
      d.workloads.backend.network = { from: ["sqs-worker"] };
    }),
  ).toEqual([]);
});
