import { randomUUID } from "node:crypto";
import { data, redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import type { Refusal } from "#app/domain/verdict.ts";
import { revalidateOnConflict } from "#app/features/form-answer.ts";
import { QuestionText } from "#app/features/questions/question-text.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { statusOf } from "#app/http/answer.server.ts";
import { secondsToWait } from "#app/http/flood-limit.server.ts";
import { publicRoute } from "#app/http/guard.server.ts";
import { parseForm, readForm } from "#app/http/parse-form.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { askFormSchema } from "#app/schemas/question-form.ts";
import { askByLink, askPage } from "#app/services/questions/ask-question.server.ts";
import { linkKey } from "#app/services/questions/investor-links.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { AskForm } from "./ask-form.tsx";

const title = pageTitle((words) => words.questions.askTitle);
export const meta: MetaFunction = (args) => [...(title(args) ?? []), { name: "robots", content: "noindex, nofollow" }];
export const shouldRevalidate = revalidateOnConflict;

const GONE = 404;

/** How long to wait after too many visits from an address or with a secret, or too many forms. What cannot be a secret opens nothing, and is not counted either. */
async function waitFor(address: string, secret: string, isForm = false): Promise<number | null> {
  const key = linkKey(secret);
  if (key === null) return null;
  return (await secondsToWait("ask", address)) ?? (await secondsToWait("askLink", key)) ?? (isForm ? secondsToWait("askForm", key) : null);
}

/** What a personal link opens. One that is unknown, revoked or over gets the same page, which says nothing of any project. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { now } = await publicRoute(request, context);
  const secret = params.secret ?? "";
  const wait = await waitFor(context.clientAddress, secret);
  if (wait !== null) throw data({ code: "too_many_requests" }, { status: 429, headers: { "Retry-After": String(wait) } });
  const page = await askPage(context.db, secret, now);
  return data({ page, formKey: randomUUID(), isSaved: new URL(request.url).searchParams.has("saved") }, { status: page === null ? GONE : 200 });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { now } = await publicRoute(request, context);
  const secret = params.secret ?? "";
  const parsed = parseForm(await readForm(request), askFormSchema);
  const answer = (errors: readonly Refusal[], headers?: HeadersInit) => data({ ok: false as const, errors, values: parsed.values, isGone: errors.some(({ code }) => code === "link_gone") }, { status: errors.some(({ code }) => code === "link_gone") ? GONE : statusOf(errors), ...(headers ? { headers } : {}) });
  const wait = await waitFor(context.clientAddress, secret, parsed.ok);
  if (wait !== null) return answer([{ code: "too_many_requests" }], { "Retry-After": String(wait) });
  if (!parsed.ok) return answer((await askPage(context.db, secret, now)) === null ? [{ code: "link_gone" }] : parsed.errors);
  const verdict = await askByLink(context.db, secret, now, parsed.value);
  return verdict.ok ? redirect(`/ask/${encodeURIComponent(secret)}?saved`, { status: 303 }) : answer(verdict.errors);
}

/** The link opens nothing (any more); what was typed stays to be kept. */
function Gone({ typed }: { readonly typed: string | undefined }) {
  const { questions } = useWords();
  return (
    <Page title={questions.goneTitle}>
      <div className="panel mx-auto mt-8 flex max-w-xl flex-col gap-4 p-6">
        <p>{questions.goneText}</p>
        {typed && <label className="text-sm">{questions.typed}<textarea readOnly rows={5} className="control mt-1 py-2" value={typed} /></label>}
      </div>
    </Page>
  );
}

export default function Ask() {
  const { page, formKey, isSaved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { questions } = useWords();
  const { pathname } = useLocation();
  if (page === null || answer?.isGone) return <Gone typed={answer?.values.text} />;
  return (
    <Page title={questions.askTitle}>
      <div className="mx-auto flex max-w-2xl flex-col gap-3">
        <h2 className="text-lg [overflow-wrap:anywhere]">{page.project}</h2>
        {isSaved && !answer && <Banner tone="done">{questions.asked}</Banner>}
        <Panel title={questions.ask}><AskForm key={formKey} action={pathname} formKey={formKey} /></Panel>
        <Panel flush title={questions.own}>
          {page.questions.length === 0 ? <EmptyState text={questions.noneAsked} /> : <ul>{page.questions.map((question) => <li key={question.item} className="border-t border-line px-4 py-3"><QuestionText question={question} /></li>)}</ul>}
        </Panel>
      </div>
    </Page>
  );
}
