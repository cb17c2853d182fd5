import { Links, Meta, Outlet, Scripts, ScrollRestoration, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { shanghaiDate } from "#app/domain/dates.ts";
import { ErrorPage } from "#app/features/shell/error-page.tsx";
import { ShellProvider } from "#app/features/shell/shell-data.ts";
import type { ShellData } from "#app/features/shell/shell-data.ts";
import { Shell, SkipLink } from "#app/features/shell/shell.tsx";
import { publicRoute } from "#app/http/guard.server.ts";
import { useWords, WordsProvider } from "#app/i18n/words-context.tsx";
import { words } from "#app/i18n/words.ts";
import { DEFAULT_PREFERENCES } from "#app/schemas/preferences.ts";
import { redIssues } from "#app/services/issues/red-issues.server.ts";
import { liveMark } from "#app/services/live/mark.server.ts";
import { unreadNotices } from "#app/services/notices/notices-page.server.ts";
import { useNonce } from "#app/ui/nonce.tsx";
import { MessagesProvider } from "#app/ui/toast.tsx";
import "#app/styles/app.css";

const OUTSIDE: ShellData = { ...DEFAULT_PREFERENCES, today: "", isDemo: false, user: null, since: null, redIssues: 0 };

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: words(data?.locale ?? DEFAULT_PREFERENCES.locale).shell.product }];

export async function loader({ request, context }: LoaderFunctionArgs): Promise<ShellData> {
  const { viewer, preferences, now } = await publicRoute(request, context);
  const user = viewer && { name: viewer.principal.name, email: viewer.email, role: viewer.role, unread: await unreadNotices(viewer.ctx) };
  return { ...preferences, today: shanghaiDate(now), isDemo: context.isDemo, user, since: viewer && (await liveMark(viewer.ctx)), redIssues: viewer ? await redIssues(viewer.ctx) : 0 };
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const { locale, theme, scale } = useRouteLoaderData<ShellData>("root") ?? OUTSIDE;
  return (
    <html lang={locale} data-theme={theme} data-scale={scale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={theme} />
        <meta property="csp-nonce" nonce={nonce} suppressHydrationWarning />
        <link rel="icon" href="/favicon.ico" sizes="any" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

/** The browser holds one language; if it was changed elsewhere, the page is fetched anew. */
function useOneLanguage(locale: ShellData["locale"]): void {
  const [first] = useState(locale);
  useEffect(() => {
    if (first !== locale) window.location.reload();
  }, [first, locale]);
}

function Frame({ data, children }: { readonly data: ShellData; readonly children: ReactNode }) {
  useOneLanguage(data.locale);
  return (
    <WordsProvider locale={data.locale}>
      <ShellProvider value={data}>
        <SkipLink />
        <Messages><Shell>{children}</Shell></Messages>
      </ShellProvider>
    </WordsProvider>
  );
}

function Messages({ children }: { readonly children: ReactNode }) {
  const { shell } = useWords();
  return <MessagesProvider regionLabel={shell.notifications} dismissLabel={shell.dismiss}>{children}</MessagesProvider>;
}

export default function App() {
  return <Frame data={useLoaderData<typeof loader>()}><Outlet /></Frame>;
}

export function ErrorBoundary() {
  return <Frame data={useRouteLoaderData<ShellData>("root") ?? OUTSIDE}><ErrorPage /></Frame>;
}
