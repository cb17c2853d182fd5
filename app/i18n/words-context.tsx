import { createContext, useContext } from "react";
import type { ReactNode } from "react";
import { DEFAULT_LOCALE } from "./locale.ts";
import type { Locale } from "./locale.ts";
import { words } from "./words.ts";
import type { Words } from "./words.ts";

const LocaleContext = createContext<Locale>(DEFAULT_LOCALE);

/** Sets the language of everything below it. */
export function WordsProvider({ locale, children }: { readonly locale: Locale; readonly children: ReactNode }) {
  return <LocaleContext.Provider value={locale}>{children}</LocaleContext.Provider>;
}

export function useLocale(): Locale {
  return useContext(LocaleContext);
}

export function useWords(): Words {
  return words(useLocale());
}
