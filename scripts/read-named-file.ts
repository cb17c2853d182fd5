import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";

/** More than any command reads; a larger file is not even opened. */
const LARGEST_BYTES = 100 * 1024 * 1024;

/** The bytes of a file that somebody named, or why they cannot be had. */
export async function readNamedFile(path: string): Promise<Verdict<{ bytes: Buffer; fileName: string }>> {
  const found = await stat(path).catch(() => null);
  if (!found) return refuse({ code: "file_not_found", field: "file", params: { value: path } });
  if (!found.isFile()) return refuse({ code: "file_unreadable", field: "file", params: { value: path } });
  if (found.size > LARGEST_BYTES) return refuse({ code: "file_too_large", field: "file" });
  return accept({ bytes: await readFile(path), fileName: basename(path) });
}
