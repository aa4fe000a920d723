import type { Fault } from "../errors";
import type { Rule } from "./candidate";

/** Forms that well-known credentials have. */
const CREDENTIALS: readonly (readonly [RegExp, string])[] = [
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/, "an AWS access key"],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, "a private key"],
  [/\b(gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,})/, "a GitHub token"],
  [/\bxox[abprs]-[A-Za-z0-9-]{10,}/, "a Slack token"],
  [/\b[sr]k_(live|test)_[A-Za-z0-9]{16,}/, "a Stripe key"],
  [/\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]+/, "a JSON web token"],
  [/^[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:[^\s/@]+@/i, "a URL with a password"],
];
/** Variables of these names hold secrets whatever their value looks like. */
const SECRET_NAMES = /(^|_)(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_KEY|ACCESS_KEY|CREDENTIALS?)$/;
/** As long and as random as this, a text is no setting: a hash, a key. */
const LEAST_RANDOM_LENGTH = 32;
const LEAST_RANDOM_BITS = 4;

/** No secret may stand in the configuration: it would travel into git, the JSON and the state. The value is never shown. */
export const credentialRules: Rule = ({ sections }) =>
  Object.entries(sections.workloads).flatMap(([name, { environment, command }]) => [
    ...Object.entries(environment).flatMap(([variable, value]) =>
      faultsIn(`workloads.${name}.environment.${variable}`, value, SECRET_NAMES.test(variable)),
    ),
    ...command.flatMap((word, index) => faultsIn(`workloads.${name}.command.${index}`, word, false)),
  ]);

function faultsIn(path: string, value: string, named: boolean): Fault[] {
  const what =
    CREDENTIALS.find(([form]) => form.test(value))?.[1] ?? (named || isRandom(value) ? "a secret" : undefined);
  if (what === undefined) return [];
  const rule = `must not be a literal that looks like ${what}`;
  return [{ path, rule, remedy: "describe it under secrets and name it in uses" }];
}

/** Shannon's entropy a character, of texts long enough for it to mean something. */
function isRandom(value: string): boolean {
  if (value.length < LEAST_RANDOM_LENGTH || /[\s/,;:]/.test(value)) return false;
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits >= LEAST_RANDOM_BITS;
}
