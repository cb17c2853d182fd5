import { Buffer } from "node:buffer";
import { zipOf } from "./zip.ts";

const be16 = (value: number) => Buffer.from([value >> 8, value & 0xff]);

/** A TIFF block that says when and where, and how the picture lies: big-endian, one directory each for image, camera and place. */
export function exifOf({ taken = "2025:07:14 10:05:00", offset = "+08:00", latitude = [29, 52, 30], longitude = [121, 33, 0], orientation = 6 } = {}): Buffer {
  const bytes = Buffer.alloc(400);
  let free = 200;
  const put = (content: Buffer) => { const at = free; content.copy(bytes, at); free += content.length + (content.length % 2); return at; };
  const rationals = (parts: readonly number[]) => { const out = Buffer.alloc(24); parts.forEach((part, index) => { out.writeUInt32BE(part, index * 8); out.writeUInt32BE(1, index * 8 + 4); }); return out; };
  const directory = (at: number, entries: readonly (readonly [tag: number, type: number, count: number, value: Buffer])[]) => {
    bytes.writeUInt16BE(entries.length, at);
    entries.forEach(([tag, type, count, value], index) => {
      const entry = at + 2 + index * 12;
      bytes.writeUInt16BE(tag, entry);
      bytes.writeUInt16BE(type, entry + 2);
      bytes.writeUInt32BE(count, entry + 4);
      if (value.length <= 4) value.copy(bytes, entry + 8);
      else bytes.writeUInt32BE(put(value), entry + 8);
    });
  };
  const pointer = (at: number) => { const out = Buffer.alloc(4); out.writeUInt32BE(at, 0); return out; };
  bytes.write("MM\0*", 0, "latin1");
  bytes.writeUInt32BE(8, 4);
  directory(8, [[0x0112, 3, 1, be16(orientation)], [0x8769, 4, 1, pointer(60)], [0x8825, 4, 1, pointer(100)]]);
  directory(60, [[0x9003, 2, 20, Buffer.from(`${taken}\0`, "latin1")], [0x9011, 2, 7, Buffer.from(`${offset}\0`, "latin1")]]);
  directory(100, [[1, 2, 2, Buffer.from("N\0")], [2, 5, 3, rationals(latitude)], [3, 2, 2, Buffer.from("E\0")], [4, 5, 3, rationals(longitude)]]);
  return bytes;
}

const segment = (marker: number, content: Buffer) => Buffer.concat([Buffer.from([0xff, marker]), be16(content.length + 2), content]);

/** The smallest JPEG that a browser draws: one grey pixel; further segments stand before its data. */
export function jpegOf({ exif = null as Buffer | null, segments = [] as readonly Buffer[], after = Buffer.alloc(0) as Buffer } = {}): Buffer {
  const picture = Buffer.from(
    "ffd8ffe000104a46494600010100000100010000ffdb004300080606070605080707070909080a0c140d0c0b0b0c1912130f141d1a1f1e1d1a1c1c20242e2720222c231c1c2837292c30313434341f27393d38323c2e333432ffc0000b080001000101011100ffc4001f0000010501010101010100000000000000000102030405060708090a0bffc400b5100002010303020403050504040000017d01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9faffda0008010100003f00fbfcffd9", "hex");
  const extra = [...(exif ? [segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0", "latin1"), exif]))] : []), ...segments];
  return Buffer.concat([picture.subarray(0, 2), ...extra, picture.subarray(2), after]);
}

/** A comment of a JPEG. */
export const jpegComment = (text: string) => segment(0xfe, Buffer.from(text));
/** What cameras put beside the facts of a picture. */
export const jpegXmp = (text: string) => segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${text}`, "latin1"));

/** A PNG of one pixel. */
export const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==", "base64");
/** A WebP of one pixel. */
export const webp = Buffer.from("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=", "base64");

/** A PDF of one empty page; `body` stands among its objects. */
export function pdfOf(body = ""): Buffer {
  return Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]>>endobj\n${body}\ntrailer<</Root 1 0 R>>\n%%EOF\n`, "latin1");
}

const part = (name: string, content = "<x/>") => ({ name, content: Buffer.from(content) });
const types = part("[Content_Types].xml");

export const docx = zipOf([types, part("word/document.xml")]);
export const xlsx = zipOf([types, part("xl/workbook.xml")]);
export const pptx = zipOf([types, part("ppt/presentation.xml")]);
export const ofd = zipOf([part("OFD.xml"), part("Doc_0/Document.xml")]);
export const docxWithMacros = zipOf([types, part("word/document.xml"), part("word/vbaProject.bin")]);
export const docxWithEntity = zipOf([types, part("word/document.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x/>')]);
export const docxProtected = zipOf([types, { ...part("word/document.xml"), flags: 1 }]);
export const bomb = zipOf([types, part("word/document.xml"), { name: "word/media/a.bin", content: Buffer.alloc(40 * 1024 * 1024) }]);

/** The older container of office files, as far as it is looked at: its head and the names of its streams. */
export function compoundOf(...streams: readonly string[]): Buffer {
  return Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(504), ...streams.map((name) => Buffer.from(`${name}\0`, "utf16le")), Buffer.alloc(512)]);
}
