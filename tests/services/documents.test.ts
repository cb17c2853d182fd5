import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { Readable } from "node:stream";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Principal } from "#app/domain/permissions.ts";
import { JOB_SCHEDULES } from "#app/domain/jobs.ts";
import { MAX_FILE_BYTES } from "#app/domain/file-formats.ts";
import { addDocuments } from "#app/services/documents/add-documents.server.ts";
import { checkFiles } from "#app/services/documents/check-files.server.ts";
import { editDocument, removeDocument, reviseDocument } from "#app/services/documents/change-document.server.ts";
import { filesPage } from "#app/services/documents/files-page.server.ts";
import { readDocument } from "#app/services/documents/read-document.server.ts";
import { receiveFile, storedPath, sweepFiles } from "#app/services/files/file-store.server.ts";
import { readPhotoFacts, withoutPhotoFacts } from "#app/services/files/photo-facts.server.ts";
import { sweepAway } from "#app/services/operations/sweep.server.ts";
import { verifyDatabase } from "#app/services/operations/verify.server.ts";
import { attachedFacts } from "#db/queries/attached-facts.ts";
import type { Db } from "#db/connection.server.ts";
import { contextOn, freshDb, freshFolder, TEST_NOW } from "#tests/support/database.ts";
import { addTestUser } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";
import {
  bomb, compoundOf, docx, docxProtected, docxWithEntity, docxWithMacros, exifOf, jpegComment, jpegOf, jpegXmp, ofd, pdfOf, png, pptx, webp, xlsx,
} from "#tests/support/upload-files.ts";
import { zipOf } from "#tests/support/zip.ts";

const CODE = "NB-2025-0001";
const LATER = "2025-07-16T04:00:00.000Z";

async function place() {
  const [db, dataDir] = [await freshDb(), freshFolder()];
  await recordSamples(contextOn(db), { [CODE]: {} });
  const user = async (role: Parameters<typeof addTestUser>[1], change: Parameters<typeof addTestUser>[2] = {}): Promise<Principal> => {
    const { id } = await addTestUser(db, role, { email: `${role}-${Object.values(change).join("")}@example.test`, ...change });
    return { userId: id, name: `示例${role}`, role, district: change.district ?? (role === "district" ? "330206" : null), unit: null, readOnly: false };
  };
  const commerce = await user("commerce");
  const ctx = contextOn(db, TEST_NOW, commerce);
  const receive = (name: string, bytes: Buffer) => receiveFile(dataDir, name, Readable.from([bytes]));
  const add = async (name: string, bytes: Buffer, said: Partial<Parameters<typeof addDocuments>[2]> = {}) =>
    addDocuments(ctx, dataDir, { code: CODE, files: [await receive(name, bytes)], kind: "contract", milestone: null, note: null, ...said });
  return { db, dataDir, ctx, user, receive, add };
}

const rows = (db: Db, table: "documents" | "files" | "audit_log") => db.handle.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
const filesIn = (folder: string) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

const HTML = Buffer.from("<!doctype html><script>alert(1)</script>");
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
const ACCEPTED: readonly (readonly [name: string, bytes: Buffer, type: string])[] = [
  ["投资合同.pdf", pdfOf(), "application/pdf"], ["عقد.pdf", pdfOf("% العقد"), "application/pdf"], ["现场.jpg", jpegOf({ exif: exifOf() }), "image/jpeg"], ["现场.JPEG", jpegOf(), "image/jpeg"],
  ["图.png", png, "image/png"], ["图.webp", webp, "image/webp"], ["方案.docx", docx, "wordprocessingml"], ["台账.xlsx", xlsx, "spreadsheetml"], ["汇报.pptx", pptx, "presentationml"],
  ["批复.ofd", ofd, "application/ofd"], ["方案.wps", compoundOf("WordDocument"), "ms-works"], ["台账.et", compoundOf("Workbook"), "ms-excel"], ["汇报.dps", compoundOf("PowerPoint Document"), "ms-powerpoint"],
  ["手机照片.jpg", jpegOf({ after: Buffer.from("SEFT trailer of a phone") }), "image/jpeg"],
];
const REFUSED: readonly (readonly [name: string, bytes: Buffer, code: string])[] = [
  ["网页.pdf", HTML, "file_not_as_named"], ["图形.pdf", SVG, "file_not_as_named"], ["图形.png", SVG, "file_not_as_named"], ["程序.pdf", Buffer.from("MZ\x90\0\x03"), "file_not_as_named"],
  ["合同.docx", pdfOf(), "file_not_as_named"], ["照片.jpg", png, "file_not_as_named"], ["压缩包.docx", zipOf([{ name: "a.txt", content: Buffer.from("x") }]), "file_not_as_named"],
  ["半截.pdf", pdfOf().subarray(0, 60), "file_not_as_named"], ["半截.png", png.subarray(0, 40), "file_not_as_named"], ["半截.docx", docx.subarray(0, docx.length - 4), "file_not_as_named"],
  ["前面有字.pdf", Buffer.concat([Buffer.from("GIF89a"), pdfOf()]), "file_not_as_named"], ["前面有字.docx", Buffer.concat([pdfOf(), docx]), "file_not_as_named"],
  ["尾巴.png", Buffer.concat([png, HTML]), "file_not_as_named"], ["尾巴.webp", Buffer.concat([webp, HTML]), "file_not_as_named"],
  ["夹网页.pdf", pdfOf("<html><script>alert(1)</script>"), "file_mixed"], ["夹脚本.jpg", jpegOf({ segments: [jpegComment("<script>alert(1)</script>")] }), "file_mixed"],
  ["夹压缩包.jpg", jpegOf({ after: docx }), "file_mixed"], ["夹压缩包.pdf", Buffer.concat([pdfOf(), docx]), "file_mixed"], ["夹文档.jpg", jpegOf({ segments: [jpegComment("%PDF-1.4")] }), "file_mixed"],
  ["宏.docx", docxWithMacros, "file_with_macros"], ["宏.et", compoundOf("Workbook", "_VBA_PROJECT"), "file_with_macros"], ["密码.docx", docxProtected, "file_protected"],
  ["实体.docx", docxWithEntity, "file_not_as_named"], ["炸弹.docx", bomb, "file_not_as_named"], ["安装包.wps", compoundOf("SummaryInformation"), "file_not_as_named"],
  ["空.pdf", Buffer.alloc(0), "file_without_content"], ["大.pdf", Buffer.concat([pdfOf(), Buffer.alloc(25 * 1024 * 1024)]), "file_over_limit"],
  ["多一点.pdf", Buffer.alloc(MAX_FILE_BYTES + 1, pdfOf()), "file_over_limit"],
  ["../合同.pdf", pdfOf(), "file_name_path"], ["..%2f合同.pdf", pdfOf(), "file_name_path"], ["合同\0.pdf", pdfOf(), "file_name_hidden"], ["\u202efdp.exe", pdfOf(), "file_name_hidden"],
  ["合同.exe.pdf", pdfOf(), "file_double_extension"], ["合同.svg", SVG, "file_kind_unknown"],
];

describe("what an upload may be", () => {
  test.each(ACCEPTED)("%s is taken", async (name, bytes, type) => {
    const file = await receiveFile(freshFolder(), name, Readable.from([bytes]));
    expect(await checkFiles([file])).toMatchObject({ ok: true, value: [{ name, mediaType: expect.stringContaining(type) as unknown }] });
  });
  test.each(REFUSED)("%j is refused and nothing is stored", async (name, bytes, code) => {
    const { db, dataDir, add } = await place();
    const trail = rows(db, "audit_log");
    expect(await add(name, bytes)).toMatchObject({ ok: false, errors: [{ code, field: "files" }] });
    expect([rows(db, "documents"), rows(db, "files"), rows(db, "audit_log"), existsSync(join(dataDir, "files"))]).toEqual([0, 0, trail, false]);
  });
});

describe("adding files", () => {
  test("keeps them by content, readable by the program alone, the same content once", async () => {
    const { db, dataDir, ctx, receive } = await place();
    const files = [await receive("a.pdf", pdfOf()), await receive("b.pdf", pdfOf()), await receive("c.png", png)];
    expect(await addDocuments(ctx, dataDir, { code: CODE, files, kind: "contract", milestone: "signed", note: "三份" })).toEqual({ ok: true, value: { added: 3 } });
    expect([rows(db, "documents"), rows(db, "files"), filesIn(join(dataDir, "files"))]).toEqual([3, 2, 2]);
    const path = storedPath(dataDir, files[0]?.sha256 ?? "");
    expect([readFileSync(path).equals(pdfOf()), statSync(path).mode & 0o777]).toEqual([true, 0o600]);
    expect((await attachedFacts(db.read, 1)).documents).toEqual(["contract"]);
    expect((await verifyDatabase(contextOn(db), dataDir)).faults).toEqual([]);
  });
  test("tells every reason at once and stores a form sent twice once", async () => {
    const { db, dataDir, ctx, receive, add } = await place();
    const bad = await addDocuments(ctx, dataDir, { code: CODE, files: [await receive("网页.pdf", HTML), await receive("空.pdf", Buffer.alloc(0))], kind: "other", milestone: null, note: null, misread: [{ code: "required", field: "kind" }] });
    expect(bad).toMatchObject({ ok: false, errors: [{ code: "required", field: "kind" }, { code: "file_not_as_named" }, { code: "file_without_content" }] });
    expect((await add("a.pdf", pdfOf(), { formKey: "one" })).ok && (await add("a.pdf", pdfOf(), { formKey: "one" })).ok).toBe(true);
    expect(rows(db, "documents")).toBe(1);
    expect(await add("a.pdf", pdfOf(), { files: [] })).toMatchObject({ ok: false, errors: [{ code: "file_missing", field: "files" }] });
  });
  test("is for those who may and on projects they see", async () => {
    const { dataDir, ctx, user, receive } = await place();
    const as = async (actor: Principal) => addDocuments({ ...ctx, actor }, dataDir, { code: CODE, files: [await receive("a.pdf", pdfOf())], kind: "other", milestone: null, note: null });
    expect(await as(await user("leader"))).toMatchObject({ ok: false, errors: [{ code: "forbidden" }] });
    expect(await as(await user("district", { district: "330212" }))).toMatchObject({ ok: false, errors: [{ code: "not_found" }] });
    expect((await as(await user("district", { district: "330206" }))).ok).toBe(true);
  });
});

describe("a document over its life", () => {
  async function withDocument() {
    const all = await place();
    await all.add("合同.pdf", pdfOf(), { milestone: "signed" });
    const page = async (actor = all.ctx.actor) => { const verdict = await filesPage({ ...all.ctx, actor }, CODE); if (!verdict.ok) throw new Error("not seen"); return verdict.value; };
    const [first] = (await page()).documents;
    if (!first) throw new Error("no document");
    return { ...all, page, first, ref: { code: CODE, item: first.item, version: first.id }, later: { ...all.ctx, now: LATER } };
  }
  test("takes a new revision and keeps the old one reachable, at both clocks", async () => {
    const { db, dataDir, later, ref, receive, page, first, ctx } = await withDocument();
    expect((await reviseDocument(later, dataDir, ref, [await receive("合同-补充.pdf", pdfOf("% 2"))])).ok).toBe(true);
    const [now] = (await page()).documents;
    expect(now).toMatchObject({ name: "合同-补充.pdf", revision: 2, milestone: "signed", earlier: [{ id: first.id, name: "合同.pdf", revision: 1 }] });
    const old = await readDocument(ctx, dataDir, CODE, first.id);
    expect(old.ok && Buffer.from(old.value.bytes).equals(pdfOf())).toBe(true);
    const versions = db.handle.prepare("SELECT recorded_from, recorded_to FROM documents ORDER BY id").all();
    expect(versions).toEqual([{ recorded_from: TEST_NOW, recorded_to: LATER }, { recorded_from: LATER, recorded_to: null }]);
  });
  test("a refused revision leaves it as it was", async () => {
    const { dataDir, later, ref, receive, page, db } = await withDocument();
    expect(await reviseDocument(later, dataDir, ref, [await receive("合同.pdf", HTML)])).toMatchObject({ ok: false, errors: [{ code: "file_not_as_named" }] });
    expect(await reviseDocument(later, dataDir, ref, [await receive("合同.pdf", pdfOf())])).toMatchObject({ ok: false, errors: [{ code: "file_same_content" }] });
    expect(await reviseDocument(later, dataDir, ref, [])).toMatchObject({ ok: false, errors: [{ code: "file_missing" }] });
    expect([(await page()).documents.length, rows(db, "documents")]).toEqual([1, 1]);
  });
  test("is corrected and removed by those who saw its present version; the other is told", async () => {
    const { db, later, ref, page } = await withDocument();
    expect((await editDocument(later, ref, { kind: "framework_agreement", milestone: null, note: "更正" })).ok).toBe(true);
    expect(await editDocument(later, ref, { kind: "other", milestone: null, note: null })).toMatchObject({ ok: false, errors: [{ code: "stale" }] });
    expect(await removeDocument(later, ref, "重复")).toMatchObject({ ok: false, errors: [{ code: "stale" }] });
    const [now] = (await page()).documents;
    expect(now).toMatchObject({ kind: "framework_agreement", note: "更正", earlier: [] });
    expect((await removeDocument(later, { ...ref, version: now?.id ?? 0 }, "重复")).ok).toBe(true);
    expect(await page()).toMatchObject({ documents: [], removed: [{ name: "合同.pdf" }] });
    expect((await attachedFacts(db.read, 1)).documents).toEqual([]);
    expect((await attachedFacts(db.read, 1, TEST_NOW)).documents).toEqual(["contract"]);
    const actions = db.handle.prepare("SELECT action FROM audit_log WHERE object_type = 'document' ORDER BY seq").pluck().all();
    expect(actions).toEqual(["document.add", "document.edit", "document.remove"]);
  });
  test("is not there for another district, nor under another project", async () => {
    const { dataDir, ctx, user, first, ref, later } = await withDocument();
    await recordSamples(contextOn(ctx.db), { "NB-2025-0002": {} });
    const stranger = await user("district", { district: "330212" });
    for (const verdict of [await readDocument({ ...ctx, actor: stranger }, dataDir, CODE, first.id), await readDocument(ctx, dataDir, "NB-2025-0002", first.id), await readDocument(ctx, dataDir, CODE, 999),
      await removeDocument({ ...later, actor: stranger }, ref, "x"), await removeDocument(later, { ...ref, code: "NB-2025-0002" }, "x")])
      expect(verdict).toMatchObject({ ok: false, errors: [{ code: "not_found" }] });
  });
});

describe("photos", () => {
  const photo = jpegOf({ exif: exifOf(), segments: [jpegXmp('<exif:GPSLatitude>29,52.5N</exif:GPSLatitude>')], after: jpegOf({ exif: exifOf() }) });
  test("tell when and where they were taken", () => {
    expect(readPhotoFacts(photo, "image/jpeg")).toEqual({ takenAt: "2025-07-14T02:05:00.000Z", latitudeE6: 29_875_000, longitudeE6: 121_550_000 });
    expect(readPhotoFacts(jpegOf({ exif: exifOf({ offset: "-05:00" }) }), "image/jpeg").takenAt).toBe("2025-07-14T15:05:00.000Z");
    expect(readPhotoFacts(jpegOf({ exif: Buffer.from("broken") }), "image/jpeg")).toEqual({ takenAt: null, latitudeE6: null, longitudeE6: null });
    expect(readPhotoFacts(png, "image/png").takenAt).toBeNull();
  });
  test("go to readers who need not know the place without it, upright as before", async () => {
    const { dataDir, ctx, user, add } = await place();
    await add("现场.jpg", photo, { kind: "site_photo" });
    const read = async (actor: Principal) => { const verdict = await readDocument({ ...ctx, actor }, dataDir, CODE, 1); return verdict.ok ? Buffer.from(verdict.value.bytes) : Buffer.alloc(0); };
    expect((await read(ctx.actor)).equals(photo)).toBe(true);
    const copy = await read(await user("leader"));
    expect(readPhotoFacts(copy, "image/jpeg")).toEqual({ takenAt: null, latitudeE6: null, longitudeE6: null });
    expect([copy.includes("GPSLatitude"), copy.includes(Buffer.from([0x88, 0x25])), copy.includes(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]))]).toEqual([false, false, true]);
    expect(withoutPhotoFacts(copy, "image/jpeg").length).toBeLessThanOrEqual(copy.length);
    const seen = await filesPage({ ...ctx, actor: await user("auditor") }, CODE);
    const unseen = await filesPage({ ...ctx, actor: await user("leader", { name: "b" }) }, CODE);
    expect([seen.ok && seen.value.documents[0]?.place, unseen.ok && unseen.value.documents[0]?.place]).toEqual([{ latitudeE6: 29_875_000, longitudeE6: 121_550_000 }, null]);
  });
});

describe("the store", () => {
  test("sweeps what no row knows once it is old, and nothing else", async () => {
    const { db, dataDir, add, receive } = await place();
    await add("a.pdf", pdfOf());
    const orphan = storedPath(dataDir, "ab".repeat(32));
    mkdirSync(join(dataDir, "files", "ab"), { recursive: true });
    writeFileSync(orphan, "x");
    const broken = await receive("half.pdf", pdfOf());
    expect(await sweepFiles(db, dataDir, new Date().toISOString())).toBe(0);
    for (const path of [orphan, broken.path]) utimesSync(path, 1, 1);
    expect(await sweepFiles(db, dataDir, new Date().toISOString())).toBe(2);
    expect([existsSync(orphan), existsSync(broken.path)]).toEqual([false, false]);
    expect((await verifyDatabase({ db, now: TEST_NOW }, dataDir)).faults.filter((fault) => fault.detail === "is missing")).toEqual([]);
  });
  test("is swept by a job every hour, so that what a killed server left goes", async () => {
    const { db, dataDir, receive } = await place();
    const [old, young] = [await receive("half.pdf", pdfOf()), await receive("other.pdf", pdfOf("% other"))];
    utimesSync(old.path, 1, 1);
    const now = new Date().toISOString();
    expect(await sweepAway(contextOn(db, now), dataDir)).toMatchObject({ files: 1 });
    expect([existsSync(old.path), existsSync(young.path), JOB_SCHEDULES.sweep]).toEqual([false, true, { everyMinutes: 60 }]);
  });
  test("verify finds a missing file, a changed one and an old orphan", async () => {
    const { db, dataDir, add, receive } = await place();
    await add("a.pdf", pdfOf());
    await add("b.png", png);
    const [gone, changed] = [await receive("a", pdfOf()), await receive("b", png)].map((file) => file.sha256);
    rmSync(storedPath(dataDir, gone ?? ""));
    writeFileSync(storedPath(dataDir, changed ?? ""), "other bytes");
    const content = await receive("c", Buffer.from("nobody's"));
    mkdirSync(join(dataDir, "files", content.sha256.slice(0, 2)), { recursive: true });
    writeFileSync(storedPath(dataDir, content.sha256), "nobody's");
    utimesSync(storedPath(dataDir, content.sha256), 1, 1);
    const { faults } = await verifyDatabase({ db, now: TEST_NOW }, dataDir);
    expect(faults).toEqual(expect.arrayContaining([
      { check: "files", object: gone, detail: "is missing" }, { check: "files", object: changed, detail: "its content has another hash" }, { check: "files", object: content.sha256, detail: "belongs to no document" },
    ]));
    expect(faults).toHaveLength(3);
  });
});
