import { en } from "./en.ts";
import type { Words } from "./en.ts";
import type { Locale } from "./locale.ts";
import { zh } from "./zh.ts";

const DICTIONARIES: Record<Locale, Words> = { "zh-CN": zh, en };

/** Every text in one language. The server has both; in the browser `dictionaries-browser.ts` takes the place of this file. */
export function dictionary(locale: Locale): Words {
  return DICTIONARIES[locale];
}

/** Makes sure that a language is there; on the server it always is. */
export async function loadDictionary(_locale: Locale): Promise<void> {
  return undefined;
}
