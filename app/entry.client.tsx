import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { loadDictionary } from "#app/i18n/dictionaries.ts";
import { DEFAULT_LOCALE, isLocale } from "#app/i18n/locale.ts";

const { lang } = document.documentElement;
await Promise.all([loadDictionary(isLocale(lang) ? lang : DEFAULT_LOCALE), pageData()]);

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});

/**
 * Settles when Remix has decoded the data that came with the page. Its root suspends until then and has no boundary, so
 * that a click or a key in between, which React answers by rendering at once, would bring the page down (its error 345).
 * Asked for outside of a rendering, the root begins to decode and throws what it waits for, before it touches any hook.
 */
async function pageData(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (awaited) {
    if (awaited instanceof Promise) await awaited;
  }
}
