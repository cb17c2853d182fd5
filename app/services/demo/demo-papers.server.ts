import { crc32, deflateSync } from "node:zlib";
import { createRandom } from "./random.ts";

const PAGE_TOP = 760;
const LINE_HEIGHT = 30;

/** A page of invented text as a PDF; readers draw it with a Chinese font of their own. */
export function paperOf(title: string, lines: readonly string[]): Buffer {
  const text = [`BT /F1 20 Tf 72 ${PAGE_TOP} Td <${hexOf(title)}> Tj ET`, ...lines.map((line, index) => `BT /F1 12 Tf 72 ${PAGE_TOP - (index + 2) * LINE_HEIGHT} Td <${hexOf(line)}> Tj ET`)].join("\n");
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 7 0 R>>",
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[5 0 R]>>",
    "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/W[1 95 500]/FontDescriptor 6 0 R>>",
    "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
    `<</Length ${text.length}>>stream\n${text}\nendstream`,
  ];
  let file = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj${object}endobj\n`;
    return String(place).padStart(10, "0");
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${place} 00000 n \n`).join("")}`;
  return Buffer.from(`${file}${table}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`, "latin1");
}

/** Text as a PDF of the usual Chinese encoding takes it: two bytes a character. */
function hexOf(text: string): string {
  return Buffer.from(text, "utf16le").swap16().toString("hex");
}

const [WIDTH, HEIGHT, GROUND] = [480, 360, 296];
const PALETTE = [[214, 226, 234], [196, 187, 168], [112, 122, 134], [168, 178, 188], [206, 150, 60], [84, 92, 100]] as const;
const [SKY, EARTH, FRAME, SLAB, CRANE, SHADE] = [0, 1, 2, 3, 4, 5];

/** A drawn building site as a PNG: a frame of so many floors and a crane beside it. */
export function sitePicture(seed: number, floors: number): Buffer {
  const random = createRandom(seed);
  const dots = Buffer.alloc(WIDTH * HEIGHT, SKY);
  const box = (x: number, y: number, width: number, height: number, colour: number) => {
    for (let row = Math.max(0, y); row < Math.min(HEIGHT, y + height); row += 1) dots.fill(colour, row * WIDTH + x, row * WIDTH + Math.min(WIDTH, x + width));
  };
  box(0, GROUND, WIDTH, HEIGHT - GROUND, EARTH);
  const [left, bays, bay, storey] = [random.int(70, 130), random.int(4, 6), random.int(34, 44), random.int(30, 38)];
  for (let heap = 0; heap < 3; heap += 1) box(random.int(10, WIDTH - 90), GROUND + random.int(10, 40), random.int(30, 80), random.int(5, 12), SHADE);
  for (let floor = 0; floor < floors; floor += 1) {
    const top = GROUND - (floor + 1) * storey;
    box(left, top, bays * bay + 6, 6, SLAB);
    for (let column = 0; column <= bays; column += 1) box(left + column * bay, top, 6, storey, FRAME);
  }
  const mast = left + bays * bay + random.int(24, 50);
  const jib = random.int(30, 54);
  box(mast, jib, 7, GROUND - jib, CRANE);
  box(Math.max(0, mast - random.int(150, 220)), jib, 280, 6, CRANE);
  return pngOf(dots);
}

function pngOf(dots: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const rows = Buffer.alloc((WIDTH + 1) * HEIGHT);
  for (let row = 0; row < HEIGHT; row += 1) dots.copy(rows, row * (WIDTH + 1) + 1, row * WIDTH, (row + 1) * WIDTH);
  return Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), chunk("IHDR", head), chunk("PLTE", Buffer.from(PALETTE.flat())), chunk("IDAT", deflateSync(rows, { level: 6 })), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
