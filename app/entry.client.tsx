import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { loadDictionary } from "#app/i18n/dictionaries.ts";
import { DEFAULT_LOCALE, isLocale } from "#app/i18n/locale.ts";

const { lang } = document.documentElement;
await loadDictionary(isLocale(lang) ? lang : DEFAULT_LOCALE);

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});
