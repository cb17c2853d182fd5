import { once } from "node:events";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import busboy from "busboy";
import { MAX_FILES_AT_ONCE } from "#app/domain/file-formats.ts";
import { badRequest } from "./answer.server.ts";
import { readForm } from "./parse-form.server.ts";

/** Something received that is taken away again once the request is answered. */
export interface Received {
  discard(): Promise<void>;
}

/** Takes one file of a form while it arrives. */
export type Receiver<T> = (name: string, content: AsyncIterable<Uint8Array>) => Promise<T>;

const MAX_FIELDS = 60;
const MAX_FIELD_BYTES = 64 * 1024;
/** The field of a form in which files come. */
export const FILES_FIELD = "files";

/** Does work with the fields and files of a form; whatever the work did not keep is discarded after it. A form without files may come in the short encoding. */
export async function withUpload<T extends Received, R>(request: Request, receive: Receiver<T>, work: (form: FormData, files: readonly T[]) => Promise<R>): Promise<R> {
  const type = request.headers.get("Content-Type") ?? "";
  if (!type.startsWith("multipart/form-data")) return work(await readForm(request), []);
  const arriving: Promise<T>[] = [];
  try {
    const form = await readParts(request, type, (name, content) => {
      const file = receive(name, content);
      file.catch(() => undefined);
      arriving.push(file);
    });
    return await work(form, await Promise.all(arriving));
  } finally {
    for (const file of await Promise.allSettled(arriving)) if (file.status === "fulfilled") await file.value.discard();
  }
}

/** Reads the parts in order as they come; a body that is no such form is 400. */
async function readParts(request: Request, type: string, onFile: (name: string, content: Readable) => void): Promise<FormData> {
  const form = new FormData();
  const parser = parserFor(type);
  parser.on("field", (name, value) => form.append(name, value));
  parser.on("file", (field, content, { filename }) => {
    if (field === FILES_FIELD && filename) onFile(filename, content);
    else content.resume();
  });
  let isOver = false;
  for (const limit of ["filesLimit", "fieldsLimit", "partsLimit"] as const) parser.on(limit, () => (isOver = true));
  if (request.body) Readable.fromWeb(request.body as ReadableStream).on("error", (error) => parser.destroy(error)).pipe(parser);
  else parser.end();
  await once(parser, "close").catch(() => badRequest());
  if (isOver) badRequest("too_many_files");
  return form;
}

function parserFor(type: string) {
  try {
    return busboy({
      headers: { "content-type": type }, defParamCharset: "utf8", preservePath: true,
      limits: { files: MAX_FILES_AT_ONCE, fields: MAX_FIELDS, fieldSize: MAX_FIELD_BYTES, parts: MAX_FILES_AT_ONCE + MAX_FIELDS },
    });
  } catch {
    return badRequest();
  }
}
