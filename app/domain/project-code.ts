import { cleanText, isBlankWord } from "./text.ts";

export type ProjectCodeForm = "current" | "legacy";
export type ProjectCodeVerdict =
  | { ok: true; projectCode: string; form: ProjectCodeForm; region: string }
  | { ok: true; projectCode: null; form: null; region: null }
  | { ok: false; code: "bad_project_code"; reason: "form" | "digits_lost" };

const CURRENT = /^\d{2}(?:0[1-9]|1[0-2])-\d{6}-\d{2}-\d{2}-\d{6}$/;
const LEGACY = /^20(?:1[6-9]|20)-\d{6}-\d{2}-0[1-3]-\d{6}(?:-\d{3})?$/;
const NOT_YET = /^(?:正在)?(?:备案|赋码|立项|办理|申请|申报|审批|核准)(?:办理)?(?:中|过程中)$|^(?:未|尚未|暂未|待)(?:备案|赋码|立项|办理|申请|申报|审批|核准)$/;

function hyphenated(digits: string): string {
  const parts = [digits.slice(0, 4), digits.slice(4, 10), digits.slice(10, 12), digits.slice(12, 14), digits.slice(14, 20)];
  if (digits.length > 20) parts.push(digits.slice(20));
  return parts.join("-");
}

/**
 * A project code of the national approval platform in its canonical form: 4-6-2-2-6 digits (GB/T 40058-2021), or the
 * form used until October 2020, whose first segment is a year. Blank cells and 备案中 are "none yet"; scientific
 * notation, or twenty bare digits that end in five zeros, means a spreadsheet lost digits.
 */
export function normaliseProjectCode(text: string): ProjectCodeVerdict {
  const compact = cleanText(text).replace(/[\u2010-\u2015\u2212_]/g, "-").replace(/[\s'"`]/g, "");
  if (isBlankWord(compact) || NOT_YET.test(compact)) return { ok: true, projectCode: null, form: null, region: null };
  const refuse = (reason: "form" | "digits_lost"): ProjectCodeVerdict => ({ ok: false, code: "bad_project_code", reason });
  if (/^\d+(?:\.\d+)?E\+?\d+$/i.test(compact)) return refuse("digits_lost");
  const digits = compact.replace(/-/g, "");
  if (!/^(?:\d{20}|\d{23})$/.test(digits)) return refuse("form");
  if (compact === digits && /^\d{15}0{5}$/.test(digits)) return refuse("digits_lost");
  const projectCode = hyphenated(digits);
  if (compact !== digits && compact !== projectCode) return refuse("form");
  const region = digits.slice(4, 10);
  if (CURRENT.test(projectCode)) return { ok: true, projectCode, form: "current", region };
  return LEGACY.test(projectCode) ? { ok: true, projectCode, form: "legacy", region } : refuse("form");
}
