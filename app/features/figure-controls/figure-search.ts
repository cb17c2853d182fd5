/** The parameters that say which figures are meant: they go along to every page that shows figures. */
const FIGURE_PARAMS = ["year", "asOf", "knownAt", "district"] as const;
type FigureParam = (typeof FIGURE_PARAMS)[number];

/** The search of a link to figures on the same clocks, some parameters set or, with null, left out: "?year=2025&asOf=…", or "". */
export function figureSearch(search: string, changes: Partial<Record<FigureParam, string | null>> = {}): string {
  const params = new URLSearchParams(search);
  const kept = new URLSearchParams(FIGURE_PARAMS.flatMap((name) => {
    const value = Object.hasOwn(changes, name) ? changes[name] : params.get(name);
    return value ? [[name, value]] : [];
  }));
  return kept.size === 0 ? "" : `?${kept}`;
}
