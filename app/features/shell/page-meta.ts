import type { MetaDescriptor, MetaFunction } from "@remix-run/node";
import { DEFAULT_LOCALE } from "#app/i18n/locale.ts";
import { words } from "#app/i18n/words.ts";
import type { Words } from "#app/i18n/words.ts";
import type { ShellData } from "./shell-data.ts";

/** The title of a page in the reader's language. */
export function pageTitle(name: (words: Words) => string): MetaFunction {
  return ({ matches }): MetaDescriptor[] => {
    const root = matches.find((match) => match.id === "root")?.data as ShellData | undefined;
    const dictionary = words(root?.locale ?? DEFAULT_LOCALE);
    return [{ title: dictionary.shell.pageTitle({ page: name(dictionary) }) }];
  };
}
