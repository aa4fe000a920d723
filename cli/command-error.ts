/** A command cannot do its work: what is missing and how to get it. Shown as it is, without a stack trace, exit code 2. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}
