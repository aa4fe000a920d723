import { benchPlatform } from "../../cli/bench-platform";
import { loadPlatforms } from "../../spec/load";
import { TODAY } from "../support/platform";

const load = (workloads: number, environments: number) =>
  loadPlatforms({ bench: benchPlatform("bench", workloads, environments) }, TODAY).platforms;

test.each([10, 400])("a platform of %i workloads has no fault", (workloads) => {
  expect(load(workloads, 1).map((platform) => platform.workloads.length)).toEqual([workloads]);
});

test("its workloads are in turn of each kind", () => {
  const kinds = load(4, 1).flatMap((platform) => platform.workloads.map(({ kind }) => kind));
  expect(kinds).toEqual(["web", "api", "worker", "web"]);
});

test("its environments have each profile, in accounts of their own", () => {
  const platforms = load(1, 2);
  expect(platforms.map(({ protections }) => protections.deletionProtection)).toEqual([false, true]);
  expect(new Set(platforms.map(({ place }) => place.accountId)).size).toBe(2);
});
