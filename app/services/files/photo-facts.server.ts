import readExif from "exif-reader";

/** When and where a photo was taken, as the camera wrote it: an instant, and degrees in millionths. */
export interface PhotoFacts {
  readonly takenAt: string | null;
  readonly latitudeE6: number | null;
  readonly longitudeE6: number | null;
}

const UNKNOWN: PhotoFacts = { takenAt: null, latitudeE6: null, longitudeE6: null };
const E6 = 1_000_000;
const EXIF_HEAD = Buffer.from("Exif\0\0", "latin1");
/** Orientation is all that a copy without its facts keeps, or it would lie on its side. */
const ORIENTATION_TAG = 0x0112;

interface Part {
  readonly from: number;
  readonly to: number;
  readonly isFacts: boolean;
}

/** The segments of a JPEG before its image data, or the chunks of a PNG or WebP; those that may tell when and where are marked. */
function partsOf(bytes: Buffer, mediaType: string): Part[] {
  if (mediaType === "image/jpeg") return jpegParts(bytes);
  if (mediaType === "image/png") return chunks(bytes, 8, (at) => [bytes.toString("latin1", at + 4, at + 8), 12 + bytes.readUInt32BE(at)], /^(eXIf|iTXt|tEXt|zTXt|tIME)$/);
  return chunks(bytes, 12, (at) => [bytes.toString("latin1", at, at + 4), 8 + bytes.readUInt32LE(at + 4) + (bytes.readUInt32LE(at + 4) % 2)], /^(EXIF|XMP )$/);
}

function jpegParts(bytes: Buffer): Part[] {
  const parts: Part[] = [];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda) {
    const to = at + 2 + bytes.readUInt16BE(at + 2);
    const isFurtherPictures = bytes[at + 1] === 0xe2 && bytes.toString("latin1", at + 4, at + 8) === "MPF\0";
    parts.push({ from: at, to, isFacts: isFurtherPictures || [0xe1, 0xed, 0xfe].includes(bytes[at + 1] ?? 0) });
    at = to;
  }
  const end = endOfPicture(bytes, at);
  return end < bytes.length ? [...parts, { from: end, to: bytes.length, isFacts: true }] : parts;
}

/** Where the first picture of a JPEG ends; what cameras append has facts of its own. */
function endOfPicture(bytes: Buffer, start: number): number {
  let at = start;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff || bytes[at + 1] === 0 || bytes[at + 1] === 0xff || ((bytes[at + 1] ?? 0) & 0xf8) === 0xd0) at += 1;
    else if (bytes[at + 1] === 0xd9) return at + 2;
    else at += 2 + bytes.readUInt16BE(at + 2);
  }
  return bytes.length;
}

function chunks(bytes: Buffer, start: number, read: (at: number) => [name: string, length: number], facts: RegExp): Part[] {
  const parts: Part[] = [];
  for (let at = start; at + 8 <= bytes.length;) {
    const [name, length] = read(at);
    parts.push({ from: at, to: at + length, isFacts: facts.test(name) });
    at += length;
  }
  return parts;
}

/** The TIFF block that cameras write their facts into; null where there is none. */
function exifBlock(bytes: Buffer, mediaType: string): Buffer | null {
  const isJpeg = mediaType === "image/jpeg";
  for (const part of partsOf(bytes, mediaType).filter(({ isFacts }) => isFacts)) {
    const content = bytes.subarray(part.from + (isJpeg ? 4 : 8), part.to);
    const hasHead = content.subarray(0, EXIF_HEAD.length).equals(EXIF_HEAD);
    const isExif = hasHead || (!isJpeg && /exif/i.test(bytes.toString("latin1", part.from, part.from + 8)));
    if (isExif) return hasHead ? content.subarray(EXIF_HEAD.length) : content;
  }
  return null;
}

function readBlock(block: Buffer) {
  try {
    return readExif(block);
  } catch {
    return null;
  }
}

const degrees = (parts: readonly number[] | undefined, isNegative: boolean): number | null => {
  const [d, m = 0, s = 0] = parts ?? [];
  const value = d === undefined ? Number.NaN : Math.round((d + m / 60 + s / 3_600) * E6);
  return Number.isFinite(value) ? (isNegative ? -value : value) : null;
};

/** The camera's clock reads Shanghai time unless it says its own offset. */
function instantOf(local: Date | undefined, offset: string | undefined): string | null {
  if (local === undefined || Number.isNaN(local.getTime())) return null;
  const zone = /^[+-]\d\d:\d\d$/.test(offset ?? "") ? offset : "+08:00";
  const at = new Date(`${local.toISOString().slice(0, 19)}${zone}`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** When and where a photo says it was taken; unknown where it does not say, or says it unreadably. */
export function readPhotoFacts(bytes: Buffer, mediaType: string): PhotoFacts {
  const block = exifBlock(bytes, mediaType);
  const exif = block && readBlock(block);
  if (!exif) return UNKNOWN;
  const { GPSInfo: gps, Photo: photo } = exif;
  const latitudeE6 = degrees(gps?.GPSLatitude, gps?.GPSLatitudeRef === "S");
  const longitudeE6 = degrees(gps?.GPSLongitude, gps?.GPSLongitudeRef === "W");
  const isPlace = latitudeE6 !== null && longitudeE6 !== null && Math.abs(latitudeE6) <= 90 * E6 && Math.abs(longitudeE6) <= 180 * E6;
  return { takenAt: instantOf(photo?.DateTimeOriginal, photo?.OffsetTimeOriginal), ...(isPlace ? { latitudeE6, longitudeE6 } : { latitudeE6: null, longitudeE6: null }) };
}

function orientationSegment(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write("MM\0*", 0, "latin1");
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION_TAG, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const head = Buffer.from([0xff, 0xe1, 0, 2 + EXIF_HEAD.length + tiff.length]);
  return Buffer.concat([head, EXIF_HEAD, tiff]);
}

/** A copy of a photo that looks the same and tells neither when, where nor with what it was taken. */
export function withoutPhotoFacts(bytes: Buffer, mediaType: string): Buffer {
  const dropped = partsOf(bytes, mediaType).filter(({ isFacts }) => isFacts);
  if (dropped.length === 0) return bytes;
  const kept: Buffer[] = [];
  let from = 0;
  for (const part of dropped) {
    kept.push(bytes.subarray(from, part.from));
    from = part.to;
  }
  kept.push(bytes.subarray(from));
  const block = exifBlock(bytes, mediaType);
  const orientation = (block && readBlock(block)?.Image?.Orientation) ?? 1;
  if (mediaType === "image/jpeg" && orientation > 1) kept.splice(0, 1, bytes.subarray(0, 2), orientationSegment(orientation), (kept[0] ?? Buffer.alloc(2)).subarray(2));
  const copy = Buffer.concat(kept);
  if (mediaType === "image/webp") copy.writeUInt32LE(copy.length - 8, 4);
  return copy;
}
