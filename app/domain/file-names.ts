import { formatOf } from "./file-formats.ts";
import type { FileFormat } from "./file-formats.ts";
import { cleanName } from "./text.ts";
import { accept, refuse } from "./verdict.ts";
import type { Verdict } from "./verdict.ts";

export const LONGEST_FILE_NAME = 120;

/** Programs, scripts and pages: a name that carries one of these before its last extension wants to be taken for something else. */
const DISGUISES = new Set([
  "exe", "com", "bat", "cmd", "scr", "msi", "dll", "js", "mjs", "vbs", "ps1", "sh", "jar", "apk", "lnk", "hta", "html", "htm", "xhtml", "svg", "xml", "php", "asp", "aspx", "jsp",
  "docm", "xlsm", "pptm", "zip", "rar", "7z", "iso",
]);
/** Embeddings, overrides and isolates turn the order of what is read; the plain direction marks of Arabic and Hebrew do not. */
const TURNS_ORDER = /[\u202a-\u202e\u2066-\u2069]/;
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
const PATH = /[/\\]|%(2f|5c|00)/i;

export interface NamedFormat {
  readonly name: string;
  readonly format: FileFormat;
}

/**
 * The name of an upload as it is kept: any script, NFC, without invisible characters, at most 120. Refused: paths, control and
 * order-turning characters, extensions that are not accepted, and double ones that hide a program or a page.
 */
export function checkFileName(given: string): Verdict<NamedFormat> {
  const shown = cleanName(given).slice(0, LONGEST_FILE_NAME);
  if (PATH.test(given)) return refuse({ code: "file_name_path", params: { name: shown } });
  if (CONTROL.test(given) || TURNS_ORDER.test(given)) return refuse({ code: "file_name_hidden", params: { name: shown } });
  const name = cleanName(given.normalize("NFC")).replace(/[. ]+$/, "");
  if ([...name].length > LONGEST_FILE_NAME) return refuse({ code: "file_name_long", params: { name: shown, max: LONGEST_FILE_NAME } });
  const [stem = "", ...extensions] = name.split(".").map((part) => part.trim());
  const format = formatOf(extensions.at(-1) ?? "");
  if (format === null || (stem === "" && extensions.length === 1)) return refuse({ code: "file_kind_unknown", params: { name: shown } });
  if (extensions.slice(0, -1).some((extension) => DISGUISES.has(extension.toLowerCase()))) return refuse({ code: "file_double_extension", params: { name: shown } });
  return accept({ name, format });
}
