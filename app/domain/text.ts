/** Characters that print nothing: zero-width, direction marks, soft hyphen, fillers, variation selectors, tags, controls. */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e01ef}]|\p{Surrogate}/gu;

/** A name as people wrote it: without invisible characters and outer or doubled spaces; full-width brackets stay. */
export function cleanName(text: string): string {
  return text.replace(INVISIBLE, "").replace(/\s+/g, " ").trim();
}

/** Text for comparing and parsing: NFKC (full-width becomes ASCII), no invisible characters, single spaces; idempotent. */
export function cleanText(text: string): string {
  const compatible = text.replace(INVISIBLE, "").normalize("NFKC");
  return compatible.replace(INVISIBLE, "").normalize("NFKC").replace(/\s+/g, " ").trim();
}

const BLANK_WORDS = new Set([
  "", "-", "--", "---", "/", "\\", "//", ".", "*", "?", "x", "无", "暂无", "没有", "空", "缺", "未知", "不详", "不明", "待定", "未定", "暂未确定",
  "尚未确定", "待确定", "待补充", "待报", "待核实", "待办", "暂缺", "暂不确定", "未填", "不适用", "保密", "未披露", "na", "n/a", "n.a.", "#n/a", "nil",
  "null", "none", "tbd", "tba", "unknown", "pending",
]);

/** Whether a spreadsheet cell says "nothing here" in one of the usual ways (—, /, 无, 待定, N/A …); empty counts. */
export function isBlankWord(text: string): boolean {
  const word = cleanText(text).toLowerCase().replace(/\s/g, "").replace(/[\u2010-\u2015\u2212\u2500\u2501\ufe58]/g, "-");
  const inner = word.replace(/^\((.*)\)$/, "$1");
  return BLANK_WORDS.has(inner) || /^-+$/.test(inner);
}

const ROMAN_PHASE: Readonly<Record<string, string>> = { i: "1", ii: "2", iii: "3", iv: "4", v: "5" };
const HAN_DIGITS = "〇一二三四五六七八九";

/** The value of a Chinese numeral below one hundred (十二, 二十一, 廿三, 两); null for anything else. */
export function hanNumber(text: string): number | null {
  const plain = text.replace(/[零○]/g, "〇").replace(/^廿/, "二十").replace(/^卅/, "三十").replace(/两/g, "二");
  const tens = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(plain);
  if (tens) return (tens[1] ? HAN_DIGITS.indexOf(tens[1]) : 1) * 10 + (tens[2] ? HAN_DIGITS.indexOf(tens[2]) : 0);
  if (!/^[〇一二三四五六七八九]{1,4}$/.test(plain)) return null;
  return [...plain].reduce((sum, digit) => sum * 10 + HAN_DIGITS.indexOf(digit), 0);
}

function phaseNumber(word: string): string {
  return ROMAN_PHASE[word] ?? (word === "首" ? "1" : String(hanNumber(word) ?? word));
}

/**
 * The key by which two project names are the same: NFKC, lower case, without spaces, brackets and punctuation.
 * Phases stay distinct and are written alike (（一期）, Ⅰ期, 1期, 第一期); a separator between digits stays, so 1.5 is not 15.
 */
export function nameKey(text: string): string {
  const lower = cleanText(text).toLowerCase().replace(/\s/g, "");
  return lower
    .replace(/(\d),(?=\d{3}(?!\d))/g, "$1")
    .replace(/(\d)[^\p{L}\p{N}]+(?=\d)/gu, "$1\u0001")
    .replace(/[^\p{L}\p{N}\u0001]/gu, "")
    .replace(/\u0001/g, ".")
    .replace(/第?(首|(?<![a-z])i{1,3}|(?<![a-z])iv|(?<![a-z])v|[〇零一二两三四五六七八九十]{1,3}|\d{1,2})期/g, (_, word: string) => `${phaseNumber(word)}期`);
}

const LEGAL_FORM_ZH = /(?:股份有限公司|有限责任公司|股份公司|有限公司|总公司|公司)$/;
const LEGAL_FORM_EN = new Set([
  "co", "ltd", "limited", "inc", "incorporated", "corp", "corporation", "company", "gmbh", "llc", "plc", "ag", "sa", "bv", "nv", "kk", "pte", "pty",
]);

function withoutEnglishForm(text: string): string {
  const words = text.split(/[\s,]+/);
  while (words.length > 1 && LEGAL_FORM_EN.has((words.at(-1) ?? "").toLowerCase().replace(/\./g, "") || "co")) words.pop();
  return words.join(" ");
}

/** The key by which two company names are the same: `nameKey` without the legal form at the end; 集团 and 控股 stay. */
export function companyKey(text: string): string {
  const short = withoutEnglishForm(cleanText(text));
  const key = nameKey(short);
  return key.replace(LEGAL_FORM_ZH, "") || key || nameKey(text);
}
