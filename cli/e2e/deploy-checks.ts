import { type Check, Skip } from "../checks";
import { ensure, ensureExit, lastLines } from "./expectation";
import { isInCluster } from "./fake-cloud";
import { described } from "./plan";
import { arrivedInCluster, plantMarkers, releaseImages, secretsOf } from "./releases";
import type { World } from "./world";

/** From nothing to an environment that runs and stays as it is. */
export function deployChecks(world: World): readonly Check[] {
  const { stacks, awaitsRelease } = world.target;
  let first = "";
  let markers: readonly string[] = [];
  return [
    {
      name: "state goes to a bucket of moto, on loopback",
      run: async () => {
        const why = await world.openState();
        if (why !== undefined) throw new Skip(`${why}; it goes to local files instead`);
        return undefined;
      },
    },
    {
      name: "the first deploy makes the infrastructure",
      gate: true,
      run: async () => {
        const deployed = await world.deploy(stacks);
        first = deployed.output;
        ensureExit(deployed, awaitsRelease ? 1 : 0, "cdktf deploy");
        ensure(made(world, false) > 0, `nothing was made; are the providers the offline ones?\n${lastLines(first)}`);
        return `${made(world, false)} objects in AWS`;
      },
    },
    {
      name: "before the first release the cluster stays empty and the command is named",
      gate: true,
      run: () => {
        if (!awaitsRelease) throw new Skip("no image has a release");
        const named = /aws\s*ssm\s*put-parameter/.test(unwrapped(first));
        ensure(named, `no release command in:\n${lastLines(first)}`);
        ensure(made(world, true) === 0, "objects were made in the cluster");
        return undefined;
      },
    },
    {
      name: "a release, and both stacks deploy",
      gate: true,
      run: async () => {
        for (const secret of secretsOf(world.cloud)) world.secrets.add(secret);
        markers = plantMarkers(world.cloud);
        for (const marker of markers) world.secrets.add(marker);
        const images = releaseImages(world.cloud);
        ensureExit(await world.deploy(stacks), 0, "cdktf deploy");
        return `${images.length} images, ${made(world, true)} objects in the cluster`;
      },
    },
    {
      name: "secrets reach the cluster",
      run: () => {
        ensure(arrivedInCluster(world.cloud, markers), `none of ${markers.length} markers stands in a Secret`);
        return `${markers.length} markers`;
      },
    },
    {
      name: "the next plan of both stacks is empty",
      run: async () => {
        const { infrastructure, kubernetes } = await world.plan("second plan");
        const changes = [...described(infrastructure), ...described(kubernetes)];
        ensure(changes.length === 0, changes.join("\n"));
        return undefined;
      },
    },
  ];
}

const made = ({ cloud }: World, inCluster: boolean) =>
  cloud.objects().filter(({ type }) => isInCluster(type) === inCluster).length;

/** Terraform draws a box around an error and cdktf puts the stack's name before it; both break its sentence. */
const unwrapped = (output: string) => output.replace(/^\S*\s*│\s*/gm, "").replace(/\s+/g, " ");
