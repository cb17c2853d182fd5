/** What a spreadsheet program would take for the beginning of a formula, full-width forms included. */
const FORMULA = /^[\s']*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]/;

/** A text that a spreadsheet program shows and never runs; the import takes the apostrophe away again. */
export function withoutFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** One line of a CSV file with its line end. Numbers stand as they are; texts are kept from running. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  const written = cells.map((cell) => {
    if (cell === null) return "";
    const text = typeof cell === "number" ? String(cell) : withoutFormula(cell);
    return /[",\r\n\t;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${written.join(",")}\r\n`;
}
