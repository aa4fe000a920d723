import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { watchBudgets } from "../../../cli/cluster/budget-watch";
import { Kubectl } from "../../../cli/cluster/kubectl";
import { CommandError } from "../../../cli/command-error";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kubectl-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** An environment whose kubectl prints what the script says. */
function environment(script: string): NodeJS.ProcessEnv {
  const program = join(folder, "kubectl");
  writeFileSync(program, `#!/bin/sh\n${script}\n`);
  chmodSync(program, 0o755);
  return { PATH: `${folder}${delimiter}/usr/bin${delimiter}/bin`, KUBECONFIG: "/kubeconfig" };
}

const cluster = (context: string, server: string) => environment(`echo "${context} ${server}"`);

test("without KUBECONFIG there is no cluster, not even kubectl's own default", async () => {
  const env = { ...cluster("local", "https://127.0.0.1:6443"), KUBECONFIG: "" };
  await expect(Kubectl.of(env, true)).rejects.toThrow(CommandError);
});

test.each([
  ["local", "https://127.0.0.1:16443"],
  ["local", "https://localhost:6443"],
  ["local", "https://[::1]:6443"],
  ["kind-kind", "https://172.18.0.2:6443"],
])("%s at %s may be filled and emptied", async (context, server) => {
  await expect(Kubectl.of(cluster(context, server), false)).resolves.toBeInstanceOf(Kubectl);
});

test.each([
  ["production", "https://ABC.gr7.us-east-1.eks.example.com"],
  ["tricky", "https://127.0.0.1.example.com"],
  ["tricky", "https://localhost@cluster.example.com"],
])("%s at %s is refused unless --yes", async (context, server) => {
  const env = cluster(context, server);
  await expect(Kubectl.of(env, false)).rejects.toThrow(`${server} is not on this machine`);
  await expect(Kubectl.of(env, true)).resolves.toBeInstanceOf(Kubectl);
});

test("a failed command tells its words and what kubectl said", async () => {
  const kubectl = await Kubectl.of(
    environment('echo "c https://localhost"; [ "$1" = config ] || { echo no >&2; exit 1; }'),
    false,
  );
  await expect(kubectl.must("get", "pods")).rejects.toThrow(/^kubectl get pods\n.*no$/s);
});

test("a budget that is below its promise while work goes on is told", async () => {
  const status = '{"items":[{"metadata":{"name":"web"},"status":{"currentHealthy":0,"desiredHealthy":1}}]}';
  const kubectl = await Kubectl.of(
    environment(`[ "$1" = config ] && echo "c https://localhost" || echo '${status}'`),
    false,
  );
  const { looks, broken } = await watchBudgets(kubectl, "shop", new Promise((resolve) => setTimeout(resolve, 50)));
  expect(looks).toBeGreaterThan(0);
  expect(broken).toEqual(["web: 0 healthy of 1"]);
});

test("work that fails under watch fails the watch", async () => {
  const kubectl = await Kubectl.of(
    environment(`[ "$1" = config ] && echo "c https://localhost" || echo '{"items":[]}'`),
    false,
  );
  await expect(watchBudgets(kubectl, "shop", Promise.reject(new Error("drain")))).rejects.toThrow("drain");
});
