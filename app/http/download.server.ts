/** A file for the reader to keep: never shown in place, never cached. */
export function download(file: { readonly fileName: string; readonly mediaType: string; readonly stream: ReadableStream }): Response {
  return new Response(file.stream, {
    headers: { "Content-Type": file.mediaType, "Content-Disposition": `attachment; filename="${file.fileName}"`, "Cache-Control": "no-store, private" },
  });
}
