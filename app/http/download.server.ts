/** A file for the reader to keep: never shown in place, never cached. */
export function download(file: { readonly fileName: string; readonly mediaType: string; readonly stream: ReadableStream }): Response {
  return new Response(file.stream, {
    headers: { "Content-Type": file.mediaType, "Content-Disposition": `attachment; filename="${file.fileName}"`, "Cache-Control": "no-store, private" },
  });
}

/** A file that somebody put here, in one piece. */
export interface StoredBytes {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The name for every reader: ASCII for the oldest, the whole of it in UTF-8 for all others (RFC 6266). */
function disposition(how: "attachment" | "inline", name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%;]/g, "_");
  const coded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${how}; filename="${plain}"; filename*=UTF-8''${coded}`;
}

/** Somebody's file to keep: never run, never guessed at, never cached. */
export function fileToKeep({ name, mediaType, bytes }: StoredBytes): Response {
  return answer(bytes, { "Content-Type": mediaType, "Content-Disposition": disposition("attachment", name), "Content-Security-Policy": "sandbox" });
}

/** Somebody's picture or PDF to look at in place. The browsers' own reader of PDF does not start in a sandbox; the policy of the address lets it load nothing. */
export function fileToShow({ name, mediaType, bytes }: StoredBytes): Response {
  const sandbox: Record<string, string> = mediaType === "application/pdf" ? {} : { "Content-Security-Policy": "sandbox" };
  return answer(bytes, { "Content-Type": mediaType, "Content-Disposition": disposition("inline", name), ...sandbox });
}

function answer(bytes: Uint8Array, headers: Record<string, string>): Response {
  return new Response(bytes as BodyInit, { headers: { ...headers, "Content-Length": String(bytes.length), "Cache-Control": "no-store, private" } });
}
