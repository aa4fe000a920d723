import { type ChildProcess, spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";
import { CommandError } from "./command-error";

/** Longer than any step of ours; a child that hangs must not hang a whole run. */
const LIMIT_MS = 600_000;

export interface ChildOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Ended after this time. */
  readonly limitMs?: number;
}

export interface Finished {
  /** Exit code; 1 where a signal ended it. */
  readonly code: number;
  readonly stdout: string;
  /** Both streams in the order of their arrival, without colours. */
  readonly output: string;
}

const living = new Set<ChildProcess>();

/**
 * Runs a program to its end.
 * @throws CommandError where there is no such program
 */
export function runChild(program: string, words: readonly string[], options: ChildOptions = {}): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = startChild(program, words, options);
    const timer = setTimeout(() => child.kill("SIGKILL"), options.limitMs ?? LIMIT_MS);
    const stdout: Buffer[] = [];
    const both: Buffer[] = [];
    child.stdout?.on("data", (data: Buffer) => {
      stdout.push(data);
      both.push(data);
    });
    child.stderr?.on("data", (data: Buffer) => both.push(data));
    child.once("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      reject(error.code === "ENOENT" ? new CommandError(`${program} is not on PATH`) : error);
    });
    child.once("close", (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, stdout: textOf(stdout), output: stripVTControlCharacters(textOf(both)) });
    });
  });
}

/** Starts a program that ends no later than this process. It reads nothing. */
export function startChild(program: string, words: readonly string[], { cwd, env }: ChildOptions = {}): ChildProcess {
  const child = spawn(program, words, { cwd, env: env ?? process.env, stdio: ["ignore", "pipe", "pipe"] });
  living.add(child);
  child.once("close", () => living.delete(child));
  return child;
}

/** For the entry of a program: however it ends, no child stays behind. */
export function endChildrenWithMe(): void {
  process.on("exit", () => {
    for (const child of living) child.kill();
  });
  process.once("SIGINT", () => process.exit(130));
  process.once("SIGTERM", () => process.exit(143));
}

const textOf = (parts: readonly Buffer[]) => Buffer.concat(parts).toString("utf8");
