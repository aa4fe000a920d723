import { sandbox } from "../../../cli/e2e/sandbox";

test("an end-to-end run sees neither accounts nor clusters of the person who starts it", () => {
  const own = { AWS_PROFILE: "work", AWS_SESSION_TOKEN: "t", KUBECONFIG: "/k", TF_LOG: "TRACE", TF_WORKSPACE: "prod" };
  const seen = sandbox({ ...own, FAKE_CLOUD_FAIL: "x", CDKTF_OUTDIR: "/out" }, "/folder");
  expect(
    Object.keys(seen).filter((name) => name in own || name === "FAKE_CLOUD_FAIL" || name === "CDKTF_OUTDIR"),
  ).toEqual([]);
  expect(seen.AWS_ACCESS_KEY_ID).toBe("e2e");
});

test("it keeps the way to programs and to the offline providers", () => {
  const kept = { PATH: "/bin", TF_CLI_CONFIG_FILE: "/t.rc", TF_CLI_ARGS_providers_lock: "-fs-mirror=/m" };
  expect(sandbox(kept, "/folder")).toMatchObject(kept);
});
