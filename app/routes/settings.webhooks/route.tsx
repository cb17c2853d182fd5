import { randomUUID } from "node:crypto";
import { data } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { revalidateOnConflict } from "#app/features/form-answer.ts";
import { SavedNotice } from "#app/features/saved-notice.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { found, refused } from "#app/http/answer.server.ts";
import { answerForms, formWork } from "#app/http/form-works.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { parseForm, readForm } from "#app/http/parse-form.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { addWebhookForm, originsForm, WEBHOOK_INTENTS, webhookButton } from "#app/schemas/webhook-form.ts";
import { sealsOf } from "#app/services/auth/seals.server.ts";
import { setOrigins } from "#app/services/webhooks/allowed-origins.server.ts";
import { addWebhook, removeWebhook, setPaused, testWebhook } from "#app/services/webhooks/manage-webhooks.server.ts";
import { viewWebhooks } from "#app/services/webhooks/webhooks-page.server.ts";
import { AddWebhookForm } from "./add-webhook-form.tsx";
import { OriginsForm } from "./origins-form.tsx";
import { WebhookOutcome } from "./webhook-outcome.tsx";
import { WebhookTable } from "./webhook-table.tsx";

export const meta = pageTitle((words) => words.deliveries.webhook.title);
export const shouldRevalidate = revalidateOnConflict;

/** Everything but the form that tells a secret, which no redirect can carry. */
const REDIRECTED = WEBHOOK_INTENTS.filter((intent) => intent !== "add");

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "settings.read");
  const saved = new URL(request.url).searchParams.get("saved");
  return { view: found(await viewWebhooks(ctx)), formKey: randomUUID(), saved: REDIRECTED.find((intent) => intent === saved) ?? null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "settings.write");
  const seals = sealsOf(context.sessionSecret);
  const form = await readForm(request.clone());
  if (form.get("intent") === "add") {
    const typed = parseForm(form, addWebhookForm);
    if (!typed.ok) return refused(typed.errors, typed.values);
    const { intent: _intent, ...webhook } = typed.value;
    const verdict = await addWebhook(ctx, seals, webhook);
    return verdict.ok ? data({ ok: true as const, name: webhook.name, secret: verdict.value.secret }) : refused(verdict.errors, typed.values);
  }
  return answerForms(ctx, request, {
    of: "", intents: REDIRECTED, path: "/settings/webhooks", works: {
      list: formWork(originsForm, (on, _, lists) => setOrigins(on, lists)),
      test: formWork(webhookButton, (on, _, { id }) => testWebhook(on, seals, id)),
      pause: formWork(webhookButton, (on, _, { id }) => setPaused(on, id, true)),
      resume: formWork(webhookButton, (on, _, { id }) => setPaused(on, id, false)),
      remove: formWork(webhookButton, (on, _, { id }) => removeWebhook(on, id)),
    },
  });
}

export default function Webhooks() {
  const { view, formKey, saved } = useLoaderData<typeof loader>();
  const { webhook: texts } = useWords().deliveries;
  return (
    <>
      <SavedNotice param="saved" text={saved === null ? null : texts.saved[saved]} />
      <WebhookOutcome />
      <p className="text-sm text-muted">{texts.note}</p>
      <WebhookTable view={view} />
      {view.writes && (view.publicOrigins !== "" || view.intranetOrigins !== "") && <AddWebhookForm key={`add ${view.webhooks.length}`} owners={view.owners} formKey={formKey} />}
      <OriginsForm key={`list ${view.seen}`} view={view} />
    </>
  );
}
