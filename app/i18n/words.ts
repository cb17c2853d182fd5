import { en } from "./en.ts";
import type { Words } from "./en.ts";
import type { Locale } from "./locale.ts";
import { zh } from "./zh.ts";

export type { Words } from "./en.ts";

const dictionaries: Record<Locale, Words> = { "zh-CN": zh, en };

/** Every text of the program in one language. */
export function words(locale: Locale): Words {
  return dictionaries[locale];
}
