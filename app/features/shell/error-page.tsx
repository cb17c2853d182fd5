import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { useWords } from "#app/i18n/words-context.tsx";
import type { Words } from "#app/i18n/words.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Page } from "./page.tsx";

function wordsFor(status: number, pages: Words["pages"]): { title: string; text: string } {
  switch (status) {
    case 400: case 405: case 413: case 422: return { title: pages.badRequestTitle, text: pages.badRequestText };
    case 401: case 403: return { title: pages.forbiddenTitle, text: pages.forbiddenText };
    case 404: return { title: pages.notFoundTitle, text: pages.notFoundText };
    case 429: return { title: pages.tooManyTitle, text: pages.tooManyText };
    case 503: return { title: pages.unavailableTitle, text: pages.unavailableText };
    default: return { title: pages.errorTitle, text: pages.errorText };
  }
}

/** What a reader sees instead of a page that cannot be shown; never a code, never a stack. */
export function ErrorPage() {
  const error = useRouteError();
  const { pages } = useWords();
  const { title, text } = wordsFor(isRouteErrorResponse(error) ? error.status : 500, pages);
  return (
    <Page title={title}>
      <div className="panel mx-auto mt-8 flex max-w-xl flex-col items-start gap-4 p-6">
        <p>{text}</p>
        <LinkButton to="/" variant="primary">{pages.goHome}</LinkButton>
      </div>
    </Page>
  );
}
