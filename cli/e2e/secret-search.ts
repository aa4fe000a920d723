/** Keys whose values are secret in a secret of JSON; the others say where and as whom. */
const SECRET_KEYS = ["value", "password", "url"];

/** The secret texts in what Secrets Manager holds as one secret: the whole, or single values of JSON. */
export function secretsIn(text: string): readonly string[] {
  const fields = fieldsOf(text);
  if (!fields) return [text];
  return SECRET_KEYS.flatMap((key) => (typeof fields[key] === "string" ? [fields[key]] : []));
}

/** The same secret with other secret texts, `replacement(0)`, `replacement(1)` … in their places. */
export function replaceSecrets(text: string, replacement: (index: number) => string): string {
  const fields = fieldsOf(text);
  if (!fields) return replacement(0);
  const keys = SECRET_KEYS.filter((key) => typeof fields[key] === "string");
  return JSON.stringify({ ...fields, ...Object.fromEntries(keys.map((key, index) => [key, replacement(index)])) });
}

/** How a secret may be spelled in JSON (also as Go writes it), in a URL and in base64. */
export function spellingsOf(secret: string): readonly string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const go = json.replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
  const base64 = Buffer.from(secret).toString("base64");
  return [...new Set([secret, json, go, encodeURIComponent(secret), base64])];
}

/** Names of the texts that hold one of the secrets. Never tells the secret. */
export function leaks(secrets: readonly string[], texts: Iterable<readonly [string, Buffer | string]>): string[] {
  const spellings = secrets.flatMap(spellingsOf);
  const found: string[] = [];
  for (const [name, text] of texts) if (spellings.some((spelling) => text.includes(spelling))) found.push(name);
  return found;
}

function fieldsOf(text: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null ? { ...parsed } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
