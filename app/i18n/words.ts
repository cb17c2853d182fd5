import { dictionary } from "./dictionaries.ts";
import type { Words } from "./en.ts";
import type { Locale } from "./locale.ts";

export type { Words } from "./en.ts";

/** Every text of the program in one language. */
export function words(locale: Locale): Words {
  return dictionary(locale);
}
