/** A piece of a Terraform string: text as it is, or the expression between `${` and `}`. */
export type Piece = { readonly text: string } | { readonly expression: string };

/**
 * Takes a Terraform string apart. `$${` is the text `${`.
 * @returns undefined where an expression does not end
 */
export function piecesOf(template: string): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let text = "";
  for (let at = 0; at < template.length; ) {
    if (template.startsWith("$${", at)) {
      text += "${";
      at += 3;
    } else if (template.startsWith("${", at)) {
      const end = endOfExpression(template, at + 2);
      if (end === undefined) return undefined;
      if (text) pieces.push({ text });
      text = "";
      pieces.push({ expression: template.slice(at + 2, end).trim() });
      at = end + 1;
    } else {
      text += template[at];
      at += 1;
    }
  }
  return text || pieces.length === 0 ? [...pieces, { text }] : pieces;
}

/** Where the brace stands that ends the expression: braces in pairs and quoted ones belong to it. */
function endOfExpression(template: string, start: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < template.length; at += 1) {
    const letter = template[at];
    if (quoted && letter === "\\") at += 1;
    else if (letter === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (letter === "{") depth += 1;
    else if (letter === "}" && depth === 0) return at;
    else if (letter === "}") depth -= 1;
  }
  return undefined;
}
