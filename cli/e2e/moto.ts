import type { ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runChild, startChild } from "../child";
import { CommandError } from "../command-error";
import type { StateStore } from "./state-store";
import type { Target } from "./target";

/** S3 and what its server needs; `moto[server]` would bring every other service too and take twice as long. */
const PACKAGES = ["moto[s3]==5.2.1", "flask==3.1.3", "flask-cors==6.0.5"];
/** moto looks for a signature before it shows an object, and never checks it. */
const SIGNED = { authorization: "AWS4-HMAC-SHA256 Credential=e2e/20260101/us-east-1/s3/aws4_request" };
const START_LIMIT_MS = 60_000;
const INSTALL_LIMIT_MS = 300_000;

/**
 * Installs moto, an S3 server in Python, where an earlier run has not done so.
 * @param folder a cache folder
 * @returns the Python to run it with
 * @throws CommandError where Python or its package index cannot be had
 */
export async function installMoto(folder: string): Promise<string> {
  const [python, complete] = [join(folder, "bin/python"), join(folder, "complete")];
  if (existsSync(complete)) return python;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const limitMs = INSTALL_LIMIT_MS;
  const made = await runChild("python3", ["-m", "venv", folder], { limitMs });
  if (made.code !== 0) throw new CommandError("python3 has no venv");
  // Compiled when first loaded: only a small part is.
  const words = ["-m", "pip", "install", "--quiet", "--no-compile", "--retries", "1", ...PACKAGES];
  const installed = await runChild(python, words, { limitMs });
  if (installed.code !== 0) throw new CommandError(`pip cannot install moto: ${lastLine(installed.output)}`);
  writeFileSync(complete, "");
  return python;
}

/** State in a versioned bucket of an S3 server on loopback, as it is kept on AWS. */
export class S3State implements StateStore {
  readonly variables: Readonly<Record<string, string>>;

  private constructor(
    private readonly server: ChildProcess,
    private readonly address: string,
    private readonly bucket: string,
  ) {
    this.variables = {
      // Every service: nothing that a provider asks ever leaves this machine.
      AWS_ENDPOINT_URL: address,
      AWS_ENDPOINT_URL_S3: address,
      AWS_ENDPOINT_URL_STS: address,
      TF_CLI_ARGS_init: "-backend-config=use_path_style=true",
    };
  }

  /** Starts the server on a free port and makes the bucket. */
  static async start(python: string, { accountId, bucket }: Target): Promise<S3State> {
    const words = ["-m", "moto.server", "-H", "127.0.0.1", "-p", "0"];
    const server = startChild(python, words, { env: { ...process.env, MOTO_ACCOUNT_ID: accountId } });
    const state = new S3State(server, await addressOf(server), bucket);
    await state.ask("PUT", "");
    const versions = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
    await state.ask("PUT", "?versioning", versions);
    return state;
  }

  async contents(): Promise<ReadonlyMap<string, string>> {
    const listed = await this.ask("GET", "?versions");
    const states = new Map<string, string>();
    for (const [, version = ""] of listed.matchAll(/<Version>(.*?)<\/Version>/gs)) {
      const [key, id] = ["Key", "VersionId"].map((tag) => new RegExp(`<${tag}>(.*?)</${tag}>`).exec(version)?.[1]);
      states.set(`${key} ${id}`, await this.ask("GET", `/${key}?versionId=${id}`));
    }
    return states;
  }

  stop(): void {
    this.server.kill();
  }

  private async ask(method: string, path: string, body?: string): Promise<string> {
    const response = await fetch(`${this.address}/${this.bucket}${path}`, { method, body, headers: SIGNED });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} of the state bucket: ${response.status} ${text}`);
    return text;
  }
}

/** Where it listens: on a port that was free when it started. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = (why: string) => reject(new CommandError(`moto did not start: ${why}`));
    const timer = setTimeout(() => fail(`nothing heard for ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS).unref();
    const listen = (data: Buffer) => {
      // Read to the end, or the server stops when the pipe is full; a request a line is of no use, though.
      if (said.length < 10_000) said += data.toString();
      const address = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    };
    server.stdout?.on("data", listen);
    server.stderr?.on("data", listen);
    server.once("error", ({ message }) => fail(message));
    server.once("close", () => fail(lastLine(said)));
  });
}

const lastLine = (text: string) => text.trim().split("\n").at(-1) ?? "";
