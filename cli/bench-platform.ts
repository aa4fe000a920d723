import type { PlatformDefinition } from "../spec/define";
import type { PlatformInput } from "../spec/platform-spec";
import { api, web, worker } from "../spec/workload-spec";

type WorkloadInput = PlatformInput["workloads"][string];

const WORKLOADS: readonly ((name: string) => WorkloadInput)[] = [
  (name) => web({ image: "frontend", port: 8080, routes: [`/${name}`], ...sizing() }),
  (name) =>
    api({
      image: "backend",
      port: 3000,
      routes: [`/${name}`],
      uses: { "databases.main": "read-write", "queues.events": "produce", "secrets.jwt": "read" },
      ...sizing(),
    }),
  () => worker({ image: "backend", command: ["node", "worker.js"], uses: { "queues.events": "consume" }, ...sizing() }),
];

/**
 * A platform of any size: its workloads are in turn a front end, a service that uses one resource of each kind, and a
 * worker, so that roles, bindings, alarms and autoscalers grow with them as an operator's would.
 * @param name also the name of the file that its faults would show
 */
export function benchPlatform(name: string, workloads: number, environments: number): PlatformDefinition {
  return {
    name,
    region: "us-east-1",
    network: { cidr: "10.0.0.0/16", zones: { a: {}, b: {} } },
    cluster: { nodes: { instanceTypes: ["m7i.2xlarge"], min: 20, desired: 20, max: 60 } },
    databases: { main: { engine: "mysql", version: "8.4", instanceClass: "db.t3.micro", storageGiB: 20 } },
    queues: { events: { visibilitySeconds: 300 } },
    images: { backend: {}, frontend: {} },
    secrets: { jwt: { generate: { length: 64 } } },
    workloads: Object.fromEntries(
      Array.from({ length: workloads }, (_, index) => {
        const key = `workload-${index + 1}`;
        return [key, workloadAt(index)(key)];
      }),
    ),
    environments: Object.fromEntries(
      Array.from({ length: environments }, (_, index) => [`env-${index + 1}`, environmentAt(index)]),
    ),
  };
}

const workloadAt = (index: number) => {
  const make = WORKLOADS[index % WORKLOADS.length];
  if (make === undefined) throw new Error(`no workload at ${index}`);
  return make;
};

/** Profiles in turn, an account each. */
const environmentAt = (index: number): PlatformInput["environments"][string] => ({
  profile: index % 2 === 0 ? "dev" : "prod",
  accountId: String(111_122_223_333 + index),
  adminRoles: ["platform-admin"],
  state: { bucket: `bench-${index + 1}-terraform-state` },
});

const sizing = () => ({
  size: { cpuMilli: [100, 200] as [number, number], memoryMiB: [128, 256] as [number, number] },
  scaling: { min: 2, max: 4 },
});
