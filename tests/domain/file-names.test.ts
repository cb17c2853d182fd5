import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkFileName, LONGEST_FILE_NAME } from "#app/domain/file-names.ts";

describe("names that are kept", () => {
  test.each([
    ["投资合同（正本）.pdf", "投资合同（正本）.pdf"],
    ["عقد الاستثمار.pdf", "عقد الاستثمار.pdf"],
    ["\u200fعقد\u200f.pdf", "عقد.pdf"],
    ["חוזה.docx", "חוזה.docx"],
    ["Cafe\u0301.pdf", "Caf\u00e9.pdf"],
    ["合同 v1.2 终稿.2024.pdf", "合同 v1.2 终稿.2024.pdf"],
    ["IMG_0827.JPG", "IMG_0827.JPG"],
    ["  两端 有  空格 .pdf ", "两端 有 空格 .pdf"],
    ["隐\u200b形.pdf", "隐形.pdf"],
    ["50%.pdf", "50%.pdf"],
    [`${"长".repeat(LONGEST_FILE_NAME - 4)}.pdf`, `${"长".repeat(LONGEST_FILE_NAME - 4)}.pdf`],
  ])("%j", (given, kept) => expect(checkFileName(given)).toMatchObject({ ok: true, value: { name: kept } }));
});

describe("names that are refused", () => {
  test.each([
    ["../../etc/passwd.pdf", "file_name_path"], ["..%2f..%2fx.pdf", "file_name_path"], ["..\\x.pdf", "file_name_path"], ["a/b.pdf", "file_name_path"], ["x%00.pdf", "file_name_path"],
    ["\u202efdp.exe", "file_name_hidden"], ["合同\u202efdp.pdf", "file_name_hidden"], ["a\u2066b.pdf", "file_name_hidden"], ["a\0.pdf", "file_name_hidden"], ["a\nb.pdf", "file_name_hidden"],
    ["合同.exe", "file_kind_unknown"], ["合同.pdf.exe", "file_kind_unknown"], ["图.svg", "file_kind_unknown"], ["页.html", "file_kind_unknown"], ["包.zip", "file_kind_unknown"],
    ["照片.heic", "file_kind_unknown"], ["无扩展名", "file_kind_unknown"], [".pdf", "file_kind_unknown"], ["", "file_kind_unknown"],
    ["合同.exe.pdf", "file_double_extension"], ["页.HTML.pdf", "file_double_extension"], ["a.js .pdf", "file_double_extension"],
    [`${"长".repeat(LONGEST_FILE_NAME - 3)}.pdf`, "file_name_long"],
  ])("%j is %s", (given, code) => expect(checkFileName(given)).toMatchObject({ ok: false, errors: [{ code }] }));
});

test("a name that was kept is kept again, unchanged, and holds nothing unseen", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 150 }), fc.constantFrom("pdf", "JPG", "docx"), (stem, extension) => {
    const once = checkFileName(`${stem}.${extension}`);
    if (!once.ok) return;
    expect(checkFileName(once.value.name)).toEqual(once);
    expect(once.value.name).toMatch(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069/\\]{1,240}$/u);
  }));
});
