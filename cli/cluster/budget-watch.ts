import type { Kubectl } from "./kubectl";

interface Budgets {
  readonly items: readonly {
    readonly metadata: { readonly name: string };
    readonly status?: { readonly currentHealthy: number; readonly desiredHealthy: number };
  }[];
}

const PAUSE_MS = 100;

/**
 * Looks at the budgets of a namespace again and again while something is done.
 * @returns how often it looked, and each budget that was below what it promises
 */
export async function watchBudgets(kubectl: Kubectl, namespace: string, work: Promise<unknown>) {
  const broken = new Set<string>();
  let looks = 0;
  let working = true;
  const done = work.finally(() => {
    working = false;
  });
  // It is awaited below, after the last look.
  done.catch(() => undefined);
  while (working) {
    const { items } = await kubectl.json<Budgets>("get", "poddisruptionbudgets", `--namespace=${namespace}`);
    looks += 1;
    for (const { metadata, status } of items)
      if (status && status.currentHealthy < status.desiredHealthy)
        broken.add(`${metadata.name}: ${status.currentHealthy} healthy of ${status.desiredHealthy}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  await done;
  return { looks, broken: [...broken] };
}
