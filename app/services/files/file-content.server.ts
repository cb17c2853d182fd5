import type { FileFormat } from "#app/domain/file-formats.ts";
import { endsAsZip, inspectDocumentZip } from "./zip-inspection.server.ts";

/** Why a file's content is refused: not what its name says, damaged, or two things at once. */
export type ContentRefusal = "file_not_as_named" | "file_mixed" | "file_protected" | "file_with_macros";

const SNIFFED_BYTES = 4_096;
const PDF_TRAILER_BYTES = 2_048;
/** What makes a reader take bytes for a page or a script, whatever the file is called. */
const MARKUP = /<(?:!doctype|html|script|svg|iframe|body|\?php|\?xml)/i;
const PNG_SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
const COMPOUND_SIGNATURE = Buffer.from("d0cf11e0a1b11ae1", "hex");

const latin = (bytes: Buffer, from: number, to: number): string => bytes.toString("latin1", from, to);

/** Looks at the bytes of an upload: they must be the format that its name says, whole, and nothing else besides. */
export function checkContent(bytes: Buffer, format: FileFormat): ContentRefusal | null {
  if (format.family === "package") return checkPackage(bytes, format.parts);
  if (format.family === "compound") return checkCompound(bytes, format.parts);
  if (!LOOKS_RIGHT[format.family](bytes)) return "file_not_as_named";
  const head = latin(bytes, 0, SNIFFED_BYTES);
  const isMixed = MARKUP.test(format.family === "pdf" ? latin(bytes, 0, 1_024) : head) || (format.family !== "pdf" && head.includes("%PDF-")) || endsAsZip(bytes);
  return isMixed ? "file_mixed" : null;
}

const LOOKS_RIGHT: Readonly<Record<"pdf" | "jpeg" | "png" | "webp", (bytes: Buffer) => boolean>> = {
  pdf: (bytes) => /^%PDF-[12]\.\d/.test(latin(bytes, 0, 16)) && latin(bytes, Math.max(0, bytes.length - PDF_TRAILER_BYTES), bytes.length).includes("%%EOF"),
  jpeg: (bytes) => bytes.length > 4 && bytes.readUInt32BE(0) >>> 8 === 0xffd8ff && hasImageData(bytes) && bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > 0,
  png: (bytes) => bytes.subarray(0, 8).equals(PNG_SIGNATURE) && latin(bytes, 12, 16) === "IHDR" && endOfPng(bytes) === bytes.length,
  webp: (bytes) => latin(bytes, 0, 4) === "RIFF" && latin(bytes, 8, 12) === "WEBP" && bytes.length - 8 === bytes.readUInt32LE(4) + (bytes.readUInt32LE(4) % 2),
};

/** The marker segments of a JPEG lead to its image data. */
function hasImageData(bytes: Buffer): boolean {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    if (bytes[at + 1] === 0xda) return true;
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return false;
}

/** Where the last chunk of a PNG ends; -1 when there is none. */
function endOfPng(bytes: Buffer): number {
  let at = 8;
  while (at + 12 <= bytes.length) {
    const isLast = latin(bytes, at + 4, at + 8) === "IEND";
    at += 12 + bytes.readUInt32BE(at);
    if (isLast) return at;
  }
  return -1;
}

function checkPackage(bytes: Buffer, parts: readonly string[]): ContentRefusal | null {
  const refusal = inspectDocumentZip(bytes, parts);
  if (refusal === null) return null;
  return refusal === "file_encrypted" ? "file_protected" : refusal === "file_macros" ? "file_with_macros" : "file_not_as_named";
}

/** The older container of office files; its streams are named in its directory in UTF-16. */
function checkCompound(bytes: Buffer, streams: readonly string[]): ContentRefusal | null {
  const has = (name: string) => bytes.includes(Buffer.from(name, "utf16le"));
  if (!bytes.subarray(0, 8).equals(COMPOUND_SIGNATURE)) return "file_not_as_named";
  if (has("EncryptedPackage")) return "file_protected";
  if (has("_VBA_PROJECT")) return "file_with_macros";
  if (!streams.some(has)) return "file_not_as_named";
  return endsAsZip(bytes) ? "file_mixed" : null;
}
