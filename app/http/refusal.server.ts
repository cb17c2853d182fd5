import { STATUS_CODES } from "node:http";
import type { Request, Response } from "express";
import { refusalText } from "#app/i18n/refusal-text.ts";
import { words } from "#app/i18n/words.ts";
import { readPreferences } from "./preferences.server.ts";

/** Answers before Remix or the API saw the request: a small page for a reader, problem+json for a program. */
export function refuse(request: Request, response: Response, status: number, code: string): void {
  const { locale, theme } = readPreferences(request.headers.cookie);
  const dictionary = words(locale);
  const detail = refusalText(dictionary, { code });
  response.status(status);
  if (request.originalUrl.startsWith("/api/") || !request.accepts("html")) {
    const title = STATUS_CODES[status] ?? String(status);
    response.type("application/problem+json").send(JSON.stringify({ type: "about:blank", title, status, code, detail }));
    return;
  }
  response.type("html").send(page({ locale, theme, title: titleOf(status, dictionary), detail, home: dictionary.pages.goHome }));
}

function titleOf(status: number, { pages }: ReturnType<typeof words>): string {
  if (status === 403) return pages.forbiddenTitle;
  if (status === 404) return pages.notFoundTitle;
  return status < 500 ? pages.badRequestTitle : pages.errorTitle;
}

/** Texts come from the dictionary alone; nothing of the request stands in the page. */
function page({ locale, theme, title, detail, home }: Record<"locale" | "theme" | "title" | "detail" | "home", string>): string {
  return `<!DOCTYPE html><html lang="${locale}" data-theme="${theme}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head><body style="font-family:system-ui;max-width:40rem;margin:15vh auto;padding:0 1rem;color-scheme:${theme}"><main><h1>${title}</h1><p>${detail}</p><p><a href="/">${home}</a></p></main></body></html>\n`;
}
