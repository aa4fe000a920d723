/** Aligned columns under a header, two blanks between them; nothing but text, so that it reads the same in a log. */
export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  sides: readonly ("left" | "right")[],
): string {
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return sides[column] === "right" ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd();
  return [header, ...rows].map(line).join("\n");
}
