import { inflateRawSync } from "node:zlib";

const MEGABYTE = 1024 * 1024;
/** A workbook has few parts; a presentation has several for each slide. */
const MAX_ENTRIES = { workbook: 200, document: 5_000 };
const MAX_INFLATED = 100 * MEGABYTE;
const MAX_RATIO = 100;
/** Below this size a high ratio is harmless: empty sheets compress extremely well. */
const RATIO_MATTERS_FROM = MEGABYTE;
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const [STORED, DEFLATED] = [0, 8];

export type ZipRefusal = "file_unreadable" | "file_too_large" | "file_encrypted" | "file_macros";

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly inflated: number;
  readonly offset: number;
}

function endOfDirectory(bytes: Buffer): number {
  const earliest = Math.max(0, bytes.length - 65_557);
  for (let at = bytes.length - 22; at >= earliest; at--) if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  return -1;
}

/** The entries of the central directory; null when it is damaged or of the 64-bit kind, which no such workbook needs. */
function directory(bytes: Buffer): Entry[] | null {
  const end = endOfDirectory(bytes);
  if (end < 0) return null;
  const [count, start] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 16)];
  if (count === 0xffff || start === 0xffffffff) return null;
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return null;
    const [nameLength, extraLength, commentLength] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)];
    entries.push({
      name: bytes.toString("utf8", at + 46, at + 46 + nameLength), flags: bytes.readUInt16LE(at + 8), method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20), inflated: bytes.readUInt32LE(at + 24), offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

/** The content of an entry, never more than it announces; null when it is damaged or larger than announced. */
function contentOf(bytes: Buffer, entry: Entry): Buffer | null {
  if (entry.offset + 30 > bytes.length || bytes.readUInt32LE(entry.offset) !== LOCAL_HEADER) return null;
  const start = entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
  const packed = bytes.subarray(start, start + entry.packed);
  if (entry.method === STORED) return packed.length === entry.inflated ? packed : null;
  if (entry.method !== DEFLATED) return null;
  if (entry.inflated === 0) return Buffer.alloc(0);
  try {
    const content = inflateRawSync(packed, { maxOutputLength: entry.inflated });
    return content.length === entry.inflated ? content : null;
  } catch {
    return null;
  }
}

function isHostileXml(content: Buffer): boolean {
  const isUtf16 = content.length > 1 && ((content[0] === 0xff && content[1] === 0xfe) || (content[0] === 0xfe && content[1] === 0xff) || content[0] === 0 || content[1] === 0);
  return isUtf16 || content.includes("<!DOCTYPE") || content.includes("<!ENTITY");
}

/** Looks at a workbook's zip before anything reads it: caps, encryption, macros, document types, honest sizes. */
export function inspectWorkbookZip(bytes: Buffer): ZipRefusal | null {
  return inspectPackage(bytes, ["xl/workbook.xml"], MAX_ENTRIES.workbook);
}

/** Looks in the same way at a document that is a zip with certain parts; whatever stands before or after the zip is no part of it. */
export function inspectDocumentZip(bytes: Buffer, parts: readonly string[]): ZipRefusal | null {
  return isAloneInFile(bytes) ? inspectPackage(bytes, parts, MAX_ENTRIES.document) : "file_unreadable";
}

/** Whether a zip ends exactly where the file ends. */
export function endsAsZip(bytes: Buffer): boolean {
  const end = endOfDirectory(bytes);
  return end >= 0 && end + 22 + bytes.readUInt16LE(end + 20) === bytes.length;
}

function isAloneInFile(bytes: Buffer): boolean {
  return bytes.length >= 4 && bytes.readUInt32LE(0) === LOCAL_HEADER && endsAsZip(bytes);
}

function inspectPackage(bytes: Buffer, parts: readonly string[], maxEntries: number): ZipRefusal | null {
  const entries = directory(bytes);
  if (!entries) return "file_unreadable";
  const inflated = entries.reduce((sum, entry) => sum + entry.inflated, 0);
  if (entries.length > maxEntries || inflated > MAX_INFLATED) return "file_too_large";
  if (inflated > RATIO_MATTERS_FROM && inflated > bytes.length * MAX_RATIO) return "file_too_large";
  if (entries.some((entry) => entry.flags % 2 === 1)) return "file_encrypted";
  if (entries.some((entry) => /vbaProject|macrosheets|xlmacro/i.test(entry.name))) return "file_macros";
  if (!parts.every((part) => entries.some((entry) => entry.name === part))) return "file_unreadable";
  for (const entry of entries) {
    const content = contentOf(bytes, entry);
    if (content === null) return "file_unreadable";
    if (/\.(?:xml|rels|vml)$/i.test(entry.name) && isHostileXml(content)) return "file_unreadable";
  }
  return null;
}
