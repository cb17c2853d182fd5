import type { Refusal } from "./verdict.ts";

export const SHORTEST_PASSWORD = 8;
export const SHORTEST_STRICT_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;
const KINDS_OF_CHARACTERS = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u];
const KINDS_IN_STRICT = 3;
/** Parts of names shorter than this stand in too many good passwords to refuse them; a Chinese name is one from two characters on. */
const SHORTEST_NAME_PART = 4;
const SHORTEST_HAN_PART = 2;

/** `basic`: length and guessable passwords. `strict` asks for 12 characters of three kinds besides. */
export const PASSWORD_PROFILES = ["basic", "strict"] as const;
export type PasswordProfile = (typeof PASSWORD_PROFILES)[number];

/** Whose password it is to be; none of it may stand in the password. */
export interface PasswordOwner {
  readonly email: string;
  readonly name: string;
}

const GUESSED_FIRST = [
  /^(.)\1+$/u, /^(..)\1+$/u, /^(...)\1+$/u, /^(....)\1+$/u,
  /^(?:0?123456789?0?|12345678|87654321|987654321|11223344|1q2w3e4r(?:5t)?|1qaz2wsx(?:3edc)?|qwerty(?:uiop|123)?|asdfghjkl?|zxcvbnm)\W*\d{0,4}\W*$/,
  /^(?:p[a@][s5]{2}w[o0]rd|passwd|admin(?:istrator)?|root|guest|welcome|letmein|changeme|iloveyou|test(?:test)?|user|system|login|master|dragon|monkey|sunshine|princess|football|superman)\W*\d{0,4}\W*$/,
  /^(?:woaini|5201314[a-z]?|1314520|woaini1314|woaini520|aa123456|a123456(?:78)?|abc123(?:45|456)?|abcd1234|qq123456|wo123456)\W*\d{0,4}\W*$/,
  /^(?:china|zhongguo|zhejiang|ningbo|beilun|zhenhai|yinzhou|jiangbei|haishu|fenghua|yuyao|cixi|ninghai|xiangshan|qianwan|hangzhou|shanghai|beijing|zhaoshang|luodi)\W*(?:(?:19|20)\d{2}|\d{1,6})?\W*$/,
];

/** Passwords that are tried first: repetitions, runs of keys, the usual words, Chinese favourites, a place and a year. */
function isGuessedFirst(password: string): boolean {
  const plain = password.toLowerCase();
  return GUESSED_FIRST.some((pattern) => pattern.test(plain));
}

function containsOwner(password: string, owner: PasswordOwner): boolean {
  const plain = password.toLowerCase();
  const parts = [owner.name, ...(owner.email.split("@")[0] ?? "").split(/[._+-]/)].map((part) => part.trim().toLowerCase());
  const isLong = (part: string) => part.length >= (/\p{Script=Han}/u.test(part) ? SHORTEST_HAN_PART : SHORTEST_NAME_PART);
  return parts.some((part) => isLong(part) && plain.includes(part));
}

/** The text a password is hashed and compared as: one composition of each character, whatever keyboard typed it. */
export function canonicalPassword(password: string): string {
  return password.normalize("NFKC");
}

/** Everything wrong with a new password, for the field it came from; nothing when it may be used. */
export function passwordFaults(password: string, owner: PasswordOwner, profile: PasswordProfile, field = "password"): readonly Refusal[] {
  const text = canonicalPassword(password);
  const length = [...text].length;
  const min = profile === "strict" ? SHORTEST_STRICT_PASSWORD : SHORTEST_PASSWORD;
  const faults: Refusal[] = [];
  if (length < min) faults.push({ code: "weak_password", field, params: { min } });
  if (length > LONGEST_PASSWORD) faults.push({ code: "too_long", field, params: { max: LONGEST_PASSWORD } });
  if (length >= min && isGuessedFirst(text)) faults.push({ code: "common_password", field });
  if (containsOwner(text, owner)) faults.push({ code: "password_has_name", field });
  const kinds = KINDS_OF_CHARACTERS.filter((kind) => kind.test(text)).length;
  if (profile === "strict" && kinds < KINDS_IN_STRICT) faults.push({ code: "password_kinds", field, params: { min: KINDS_IN_STRICT } });
  return faults;
}
