import { readFile } from "node:fs/promises";
import { isPhoto, MAX_FILE_BYTES } from "#app/domain/file-formats.ts";
import { checkFileName } from "#app/domain/file-names.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { checkContent } from "../files/file-content.server.ts";
import type { ReceivedFile } from "../files/file-store.server.ts";
import { readPhotoFacts } from "../files/photo-facts.server.ts";
import type { PhotoFacts } from "../files/photo-facts.server.ts";

/** An upload whose name and content were found to be what they say. */
export interface CheckedFile extends PhotoFacts {
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
}

export const FILES_FIELD = "files";
const MEGABYTE = 1024 * 1024;

/** Looks at every upload of a form; refuses with every reason, each naming its file. */
export async function checkFiles(files: readonly ReceivedFile[]): Promise<Verdict<readonly CheckedFile[]>> {
  const errors: Refusal[] = [];
  const checked: CheckedFile[] = [];
  for (const file of files) {
    const verdict = await checkFile(file);
    if (verdict.ok) checked.push(verdict.value);
    else errors.push(...verdict.errors.map((error) => ({ ...error, field: FILES_FIELD })));
  }
  return errors.length > 0 ? refuse(...errors) : accept(checked);
}

async function checkFile({ name: given, path, size, sha256 }: ReceivedFile): Promise<Verdict<CheckedFile>> {
  const named = checkFileName(given);
  if (!named.ok) return named;
  const { name, format } = named.value;
  if (size === 0) return refuse({ code: "file_without_content", params: { name } });
  if (size > MAX_FILE_BYTES) return refuse({ code: "file_over_limit", params: { name, max: MAX_FILE_BYTES / MEGABYTE } });
  const bytes = await readFile(path);
  const fault = checkContent(bytes, format);
  if (fault !== null) return refuse({ code: fault, params: { name, extension: format.extension } });
  const { mediaType } = format;
  const facts = isPhoto(mediaType) ? readPhotoFacts(bytes, mediaType) : { takenAt: null, latitudeE6: null, longitudeE6: null };
  return accept({ name, sha256, size, mediaType, ...facts });
}
