const QUIET_MS = 2000;
const ERASE_LINE = "\r\u001b[K";

/** Where progress is shown: stderr, or a stand-in. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Whether a person watches: colours and lines that rewrite themselves are for them alone. */
export const isWatched = ({ isTTY }: Screen, env: NodeJS.ProcessEnv): boolean =>
  isTTY === true && !env.CI && env.TERM !== "dumb";

/** https://no-color.org: any value but the empty one. */
export const isColoured = (screen: Screen, env: NodeJS.ProcessEnv): boolean => isWatched(screen, env) && !env.NO_COLOR;

/**
 * Says what is being done. On a terminal in one line that rewrites itself; in a log as a line of its own, and only for
 * what takes longer than two seconds.
 */
export class Progress {
  private timer: NodeJS.Timeout | undefined;
  private readonly watched: boolean;

  constructor(
    private readonly screen: Screen,
    env: NodeJS.ProcessEnv,
  ) {
    this.watched = isWatched(screen, env);
  }

  say(text: string): void {
    clearTimeout(this.timer);
    if (this.watched) this.screen.write(`${ERASE_LINE}${text} ...`);
    else this.timer = setTimeout(() => this.screen.write(`${text} ...\n`), QUIET_MS).unref();
  }

  /** Nothing is being done any more; the line is free. */
  clear(): void {
    clearTimeout(this.timer);
    if (this.watched) this.screen.write(ERASE_LINE);
  }
}
