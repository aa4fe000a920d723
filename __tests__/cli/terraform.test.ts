import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import { pluginCache, refusalOf } from "../../cli/terraform";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "terraform-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test.each(["1.11.0", "1.11.4", "1.14.0-rc1"])("takes terraform %s", (version) => {
  expect(refusalOf(version)).toBeUndefined();
});

test.each(["1.10.5", "0.15.0", "2.0.0", "unknown"])("refuses terraform %s", (version) => {
  expect(refusalOf(version)).toBe(`terraform on PATH is version ${version}: the stacks need >= 1.11.0, < 2.0.0`);
});

test("all stacks share one plugin cache", () => {
  const { TF_PLUGIN_CACHE_DIR = "" } = pluginCache({ TF_CLI_CONFIG_FILE: join(folder, "absent.rc") });
  expect(isAbsolute(TF_PLUGIN_CACHE_DIR)).toBe(true);
  expect(TF_PLUGIN_CACHE_DIR).toMatch(/node_modules\/\.cache\/terraform-plugins$/);
});

test.each(["provider_installation {\n}\n", 'disable_checkpoint = true\n  plugin_cache_dir = "/cache"\n'])(
  "leaves the providers to Terraform's own configuration: %j",
  (text) => {
    const file = join(folder, "terraform.rc");
    writeFileSync(file, text);
    expect(pluginCache({ TF_CLI_CONFIG_FILE: file })).not.toHaveProperty("TF_PLUGIN_CACHE_DIR");
  },
);

test("keeps the plugin cache that the environment names", () => {
  expect(pluginCache({ TF_PLUGIN_CACHE_DIR: folder })).not.toHaveProperty("TF_PLUGIN_CACHE_DIR");
});
