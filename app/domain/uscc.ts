import { cleanText } from "./text.ts";

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const BODY_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

export type UsccReason = "length" | "characters" | "check" | "digits_lost";
export type UsccVerdict =
  | { ok: true; uscc: string; bodyCheckHolds: boolean }
  | { ok: false; code: "bad_uscc"; reason: UsccReason };

/** A unified social credit code as typed, made comparable: NFKC, upper case, without spaces, hyphens and quotes. */
export function normaliseUscc(text: string): string {
  return cleanText(text).toUpperCase().replace(/[\s\-\u2010-\u2015\u2212_'"`]/g, "");
}

/** The 18th character for the first 17 (GB 32100-2015: weights 3^i mod 31); null if one is outside the 31 characters. */
export function usccCheckCharacter(first17: string): string | null {
  if (first17.length !== 17) return null;
  let sum = 0;
  for (const [index, weight] of WEIGHTS.entries()) {
    const value = ALPHABET.indexOf(first17.charAt(index));
    if (value < 0) return null;
    sum += value * weight;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Whether characters 9–17 carry their own GB 11714 check digit (mod 11); a failure is a doubt, not a refusal. */
function bodyCheckHolds(uscc: string): boolean {
  const body = uscc.slice(8, 17);
  const sum = BODY_WEIGHTS.reduce((total, weight, index) => total + weight * Number.parseInt(body.charAt(index), 36), 0);
  const check = 11 - (sum % 11);
  return body.charAt(8) === (check === 10 ? "X" : check === 11 ? "0" : String(check));
}

/** Judges a credit code by GB 32100-2015: 18 of the 31 characters, digits in the region, right check character. */
export function checkUscc(text: string): UsccVerdict {
  const uscc = normaliseUscc(text);
  const refuse = (reason: UsccReason): UsccVerdict => ({ ok: false, code: "bad_uscc", reason });
  if (/^\d+(?:\.\d+)?E\+?\d+$/.test(uscc)) return refuse("digits_lost");
  if (uscc.length !== 18) return refuse("length");
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(uscc)) return refuse("characters");
  if (usccCheckCharacter(uscc.slice(0, 17)) !== uscc.charAt(17)) {
    return refuse(/^\d{15}000$/.test(uscc) ? "digits_lost" : "check");
  }
  return { ok: true, uscc, bodyCheckHolds: bodyCheckHolds(uscc) };
}
