/** Whether the outermost object of a valid JSON text names a field twice. A text before a colon is a key, any other a value. */
function repeatsKey(text: string): boolean {
  const keys = new Set<string>();
  let depth = 0;
  for (const [token, key, colon] of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g)) {
    if (token === "{" || token === "[") depth++;
    else if (token === "}" || token === "]") depth--;
    else if (depth === 1 && key !== undefined && colon !== undefined) {
      const name = JSON.parse(key) as string;
      if (keys.has(name)) return true;
      keys.add(name);
    }
  }
  return false;
}

export type ReadText = { readonly kind: "object"; readonly fields: Readonly<Record<string, unknown>> } | { readonly kind: "other" } | { readonly kind: "malformed" };

/** Reads a JSON text; one that names a field twice is malformed, for it would be a guess which one is meant. */
export function readJsonText(text: string): ReadText {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: "malformed" };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { kind: "other" };
  return repeatsKey(text) ? { kind: "malformed" } : { kind: "object", fields: value as Record<string, unknown> };
}
