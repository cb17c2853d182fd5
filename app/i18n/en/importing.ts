import { countEn } from "../plural.ts";

export const importing = {
  title: "Import",
  error: "Error",
  warning: "Warning",
  row: "Row",
  column: "Column",
  original: "Original",
  message: "Message",
  created: (p: { n: number }) => `${p.n} created`,
  updated: (p: { n: number }) => `${p.n} updated`,
  unchanged: (p: { n: number }) => `${p.n} unchanged`,
  rejected: (p: { n: number }) => `${p.n} rejected`,
  rowsRead: (p: { n: number }) => `${countEn(p.n, "row", "rows")} read`,
  committed: "Everything was imported.",
  refused: "Nothing was imported; every row must be free of errors.",
  dryRun: "Checked only; nothing was stored.",
  issueAt: (p: { row: number; column: string }) => `Row ${p.row}, ${p.column}`,
  orderUnusual: (p: { earlier: string; later: string }) => `“${p.later}” is dated before “${p.earlier}”; please check.`,
  controlSum: (p: { row: number; column: string; stated: string; computed: string }) => `Row ${p.row}, ${p.column}: the sheet states ${p.stated}, its rows add up to ${p.computed}.`,
};
