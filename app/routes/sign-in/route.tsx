import { data, redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Refusal } from "#app/domain/verdict.ts";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { statusOf } from "#app/http/answer.server.ts";
import { publicRoute } from "#app/http/guard.server.ts";
import { homeOf } from "#app/http/home.server.ts";
import { parseForm, readForm } from "#app/http/parse-form.server.ts";
import { readSessionId, sessionHeader } from "#app/http/session.server.ts";
import { secondsToWait } from "#app/http/flood-limit.server.ts";
import { refusalText } from "#app/i18n/refusal-text.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { safePath } from "#app/schemas/preferences.ts";
import { signInSchema } from "#app/schemas/sign-in.ts";
import { demoHint } from "#app/services/auth/demo-hint.server.ts";
import { SESSION_LIMITS } from "#app/services/auth/sessions.server.ts";
import { signIn } from "#app/services/auth/sign-in.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { DemoAccounts } from "./demo-accounts.tsx";
import { SignInForm } from "./sign-in-form.tsx";

export const meta = pageTitle((words) => words.auth.signInTitle);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { viewer } = await publicRoute(request, context);
  const query = new URL(request.url).searchParams;
  const to = safePath(query.get("to"));
  if (viewer) throw redirect(to === "/" ? homeOf(viewer.principal) : to);
  const accounts = context.isDemo ? await demoHint(context.db) : [];
  const chosen = accounts.find((account) => account.email === query.get("email"))?.email ?? "";
  return { to, accounts, chosen, isSignedOut: query.has("signedOut"), limits: SESSION_LIMITS };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { now } = await publicRoute(request, context);
  const parsed = parseForm(await readForm(request), signInSchema);
  const { email = "", to = "/" } = parsed.values;
  const answer = (errors: readonly Refusal[], headers?: HeadersInit) => data({ errors, email, to: safePath(to) }, { status: statusOf(errors), headers });
  if (!parsed.ok) return answer(parsed.errors);
  const wait = await secondsToWait("signIn", context.clientAddress);
  if (wait !== null) return answer([{ code: "too_many_requests" }], { "Retry-After": String(wait) });
  const oldSessionId = await readSessionId(request, context);
  const verdict = await signIn({ db: context.db, now }, { ...parsed.value, oldSessionId });
  if (!verdict.ok) return answer(verdict.errors);
  const { sessionId, principal } = verdict.value;
  const wanted = safePath(to);
  const headers = { "Set-Cookie": await sessionHeader(request, context, sessionId) };
  return redirect(wanted === "/" ? homeOf(principal) : wanted, { status: 303, headers });
}

export default function SignIn() {
  const { to, accounts, chosen, isSignedOut, limits } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const words = useWords();
  const { auth } = words;
  const whole = (answer?.errors ?? []).filter((error) => error.field === undefined).map((error) => refusalText(words, error));
  return (
    <Page title={auth.signInTitle}>
      <div className="mx-auto mt-6 flex max-w-md flex-col gap-4 sm:mt-12">
        {isSignedOut && !answer && <Banner tone="done">{auth.signedOut}</Banner>}
        {whole.length > 0 && <Banner tone="error">{whole.join(" ")}</Banner>}
        <section className="panel p-6" aria-label={auth.signInTitle}>
          <SignInForm key={chosen} to={answer?.to ?? to} email={answer?.email ?? chosen} answer={answer} />
          <p className="mt-4 text-xs text-muted">{auth.forgotten} {auth.sessionNote(limits)}</p>
        </section>
        {accounts.length > 0 && <DemoAccounts accounts={accounts} to={to} />}
      </div>
    </Page>
  );
}
