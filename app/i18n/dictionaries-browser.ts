import type { Words } from "./en.ts";
import type { Locale } from "./locale.ts";

const LOADERS: Record<Locale, () => Promise<Words>> = {
  "zh-CN": async () => (await import("./zh.ts")).zh,
  en: async () => (await import("./en.ts")).en,
};

let loaded: Words | null = null;

/** Fetches the one language of this page; another language is another document. */
export async function loadDictionary(locale: Locale): Promise<void> {
  loaded = await LOADERS[locale]();
}

/** The language that was fetched before the page came to life. */
export function dictionary(_locale: Locale): Words {
  if (loaded === null) throw new Error("the texts are not loaded yet");
  return loaded;
}
