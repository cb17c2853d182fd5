import { type PartialDate, excelSerialToIso, isPartialDate } from "./dates.ts";
import { cleanText, hanNumber, isBlankWord } from "./text.ts";

/**
 * What a spreadsheet's date cell says. `words`: the date was read out of words (2022年底) or is missing though the event
 * is claimed (已开工), so a person should look. `planned`: an intention, never an actual date. `ambiguous`: two readings
 * (a numeric 2023.1 is January or, its zero lost, October). `bad`: no date at all.
 */
export type DateCell =
  | { kind: "date"; on: PartialDate }
  | { kind: "planned"; on: PartialDate | null; fromWords: boolean }
  | { kind: "empty" }
  | { kind: "words"; on: PartialDate | null }
  | { kind: "ambiguous" }
  | { kind: "bad" };

/** `year`: what 年内 means on this sheet; `isText`: the cell is text by type, so 2023.1 is January; `date1904`: as the workbook says. */
export interface DateCellContext {
  year?: number | null;
  isText?: boolean;
  date1904?: boolean;
}

const LONGEST_CELL = 80;
const HAN = "〇零○一二三四五六七八九十廿";
const PLANNED = /预计|预期|计划|拟定|拟|力争|争取|目标|暂定|将于|将在|待|\b(?:planned|plan|expected|est\.?|estimated|target(?:ed)?)\b/g;
const EVENT = /已?(?:经|于)?(?:签约|签订|开工|动工|奠基|竣工|完工|建成|结顶|验收|投产|达产|注册|落地|落户|备案|启动|交付|完成|开建|建设|立项|拿地|摘牌|合同|协议|项目)/g;
const NOTHING_YET = /^(?:尚未|还未|暂未|未|暂不|没有)(?:[\u4e00-\u9fff]{0,6})$/;
const CLAIMED = /^已(?:经|于)?(?:[\u4e00-\u9fff]{0,6})$|^(?:在建|建设中|施工中|进行中|已)$/;
const MONTH_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const two = (n: number): string => String(n).padStart(2, "0");

/** A business date from its numbers, or null where the calendar has none or the year is outside 1990–2100. */
function joined(year: number, month?: number, day?: number): PartialDate | null {
  const text = [String(year), ...(month === undefined ? [] : [two(month)]), ...(day === undefined ? [] : [two(day)])].join("-");
  return isPartialDate(text) ? text : null;
}

function asNumber(digits: string | undefined): number | undefined {
  if (digits === undefined) return undefined;
  return /^\d+$/.test(digits) ? Number(digits) : (hanNumber(digits) ?? -1);
}

/** Dates written with separators, with 年月日 in any digits, or as a run of digits. */
function plainDate(text: string): PartialDate | null {
  const parts =
    /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?[日号]?$/.exec(text) ??
    new RegExp(`^(\\d{4}|[${HAN}]{4})年(?:(\\d{1,2}|[${HAN}]{1,3})月?(?:(?<=月)(\\d{1,2}|[${HAN}]{1,3})[日号]?)?)?$`).exec(text) ??
    /^(\d{4})(\d{2})(\d{2})?$/.exec(text) ??
    /^(\d{4})$/.exec(text);
  if (!parts) return null;
  return joined(asNumber(parts[1]) ?? -1, asNumber(parts[2]), asNumber(parts[3]));
}

/** English dates: May 2023, 18 May 2023, May 18, 2023. */
function englishDate(text: string): PartialDate | null {
  const named = text.replace(/(\d)(?:st|nd|rd|th)\b/g, "$1").replace(/[.,]/g, " ").replace(/\s+/g, " ").trim();
  const parts = /^(?:(\d{1,2}) )?([a-z]{3,9})(?: (\d{1,2}))? (\d{4})$/.exec(named);
  const name = parts?.[2] ?? "";
  const month = MONTH_NAMES.indexOf(name.slice(0, 3)) + 1;
  const isMonth = /^(?:[a-z]{3}|sept|january|february|march|april|june|july|august|september|october|november|december)$/.test(name);
  if (!parts || month === 0 || !isMonth || (parts[1] && parts[3])) return null;
  const day = parts[1] ?? parts[3];
  return joined(Number(parts[4]), month, day === undefined ? undefined : Number(day));
}

/** 5/18/2023 and 18/5/2023 have one reading; 5/6/2023 has two. */
function yearLast(text: string): DateCell | null {
  const parts = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(text);
  if (!parts) return null;
  const [first, second, year] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const readings = new Set([joined(year, first, second), joined(year, second, first)].filter((on) => on !== null));
  const [on] = readings;
  return on === undefined ? { kind: "bad" } : readings.size > 1 ? { kind: "ambiguous" } : { kind: "date", on };
}

const QUARTER_END: Readonly<Record<string, number>> = { "1": 3, "2": 6, "3": 9, "4": 12, 一: 3, 二: 6, 三: 9, 四: 12 };

/** Parts of a period in words. The result ends on the last day that the words allow: 年底 December, 年初 only the year. */
function wordedDate(text: string, contextYear: number | null): PartialDate | null {
  const full = text.replace(new RegExp(`^[${HAN}]{4}(?=年)`), (year) => String(hanNumber(year) ?? year)).replace(/^(?:今年|本年度?|当年|年(?=[内底末初中]))/, contextYear ? `${contextYear}年` : "?");
  const quarter = /^(\d{4})(?:年第?([一二三四1-4])季度?末?|年?-?q([1-4]))$/.exec(full);
  if (quarter) return joined(Number(quarter[1]), QUARTER_END[quarter[2] ?? quarter[3] ?? ""]);
  const half = /^(\d{4})年(上|下)半年$/.exec(full);
  if (half) return joined(Number(half[1]), half[2] === "上" ? 6 : 12);
  const ofYear = /^(\d{4})年?(?:度|年)?(底|末|初|中|内|春|夏|秋|冬)?(?:前|之前|以前|左右|前后)?$/.exec(full);
  if (ofYear) return joined(Number(ofYear[1]), ofYear[2] === "底" || ofYear[2] === "末" ? 12 : undefined);
  const ofMonth = /^(.*月)(?:份)?(?:底|末|初|中|内|上旬|中旬|下旬|中下旬|上中旬)?(?:前|之前|以前|左右|前后)?$/.exec(full);
  return plainDate((ofMonth?.[1] ?? full).replace(/(?<=[日号\d])(?:前|之前|以前|左右|前后)$/, ""));
}

function withoutTime(text: string): string {
  return text.replace(/[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m)?(?:z)?$/, "").replace(/\s*\(?(?:星期|周)[一二三四五六日天]\)?$/, "");
}

function separated(text: string): string {
  return text.replace(/[\u2010-\u2015\u2212]/g, "-").replace(/\s*([./\-年月日号。])\s*/g, "$1").replace(/(?<=\d)[./。](?=\d)/g, "-").replace(/[.。,;]$/, "");
}

/** What is left of a worded cell when intentions, events and brackets are taken out. */
function bareWords(text: string): string {
  return text.replace(PLANNED, "").replace(/^已(?:经)?于?|^于|^在|^约|^自/, "").replace(EVENT, "").replace(/[()[\]:,;~\s]|^约|约$|左右$|前后$/g, "").replace(/[.。]$/, "");
}

function claimOrNothing(text: string): DateCell {
  const word = text.replace(/[()\s]/g, "");
  if (NOTHING_YET.test(word) || /^(?:待|拟|计划|预计)[\u4e00-\u9fff]{0,6}$/.test(word)) return { kind: "empty" };
  return CLAIMED.test(word) ? { kind: "words", on: null } : { kind: "bad" };
}

/**
 * Reads a date cell in a spreadsheet's own words (spaces, full-width, 年月日, Chinese numerals, serial numbers, intentions).
 * Never invents a day or a month; never throws.
 */
export function parseDateCell(cell: string, context: DateCellContext = {}): DateCell {
  const clean = cleanText(cell).toLowerCase();
  if (isBlankWord(clean)) return { kind: "empty" };
  if (clean.length > LONGEST_CELL) return { kind: "bad" };
  if (!context.isText && /^\d{4}\.1$/.test(clean)) return joined(Number(clean.slice(0, 4))) ? { kind: "ambiguous" } : { kind: "bad" };
  const text = separated(withoutTime(clean));
  const on = plainDate(text) ?? englishDate(withoutTime(clean));
  if (on) return { kind: "date", on };
  const serial = /^\d{5}$/.test(text) ? excelSerialToIso(Number(text), context.date1904 ?? false) : null;
  if (serial) return { kind: "date", on: serial };
  const turned = yearLast(text);
  if (turned) return turned;
  if (NOTHING_YET.test(text)) return { kind: "empty" };
  const bare = separated(bareWords(text));
  const english = englishDate(withoutTime(clean).replace(PLANNED, "").replace(/[()~:]/g, " ").trim());
  const worded = wordedDate(bare, context.year ?? null) ?? english;
  const planned = text.search(PLANNED) >= 0;
  if (worded) return planned ? { kind: "planned", on: worded, fromWords: !english && plainDate(bare) === null } : { kind: "words", on: worded };
  if (/^(?:年内|今年|本年度?|当年|年底|年末)[内底末]?$/.test(bare)) return planned ? { kind: "planned", on: null, fromWords: true } : { kind: "words", on: null };
  return claimOrNothing(text);
}
