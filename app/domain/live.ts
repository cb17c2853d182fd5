/** What a place on the site is about: a project by its code, or an issue by its number. */
export interface LivePlace {
  readonly path: string;
  readonly kind: "project" | "issue";
  readonly code: string;
}

const LONGEST = 200;
const PLACE = /^\/(projects|issues)\/([^/?#\s]{1,60})(?:\/[a-z-]{1,30})*$/;

/** Reads where somebody says they are editing; null for what is no place of ours. */
export function readPlace(path: string | null): LivePlace | null {
  if (path === null || path.length > LONGEST) return null;
  const [, kind, code] = PLACE.exec(path) ?? [];
  if (kind === undefined || code === undefined) return null;
  try {
    return { path, kind: kind === "projects" ? "project" : "issue", code: decodeURIComponent(code) };
  } catch {
    return null;
  }
}
