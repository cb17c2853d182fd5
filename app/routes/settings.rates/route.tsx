import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { may } from "#app/domain/permissions.ts";
import { revalidateOnConflict } from "#app/features/form-answer.ts";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { found, refused } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { parseForm, readForm, readIntent } from "#app/http/parse-form.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { RATE_INTENTS, rateFileForm, rateForm } from "#app/schemas/settings.ts";
import { importRates } from "#app/services/rates/import-rates.server.ts";
import { listRates, setRate } from "#app/services/settings/rates.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { RateFileForm } from "./rate-file-form.tsx";
import { RateForm } from "./rate-form.tsx";
import { RateTables } from "./rate-tables.tsx";

export const meta = pageTitle((words) => words.settings.rates);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx, principal } = await requireUser(request, context, "settings.read");
  const currencies = found(await listRates(ctx));
  const query = new URL(request.url).searchParams;
  const of = currencies.find(({ currency }) => currency === query.get("currency"));
  const rate = of?.rates.find(({ on }) => on === query.get("on"));
  return { currencies, chosen: of && rate ? { currency: of.currency, ...rate } : null, writes: may(principal, "settings.write") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "settings.write");
  const form = await readForm(request);
  if (readIntent(form, RATE_INTENTS) === "import") {
    const typed = parseForm(form, rateFileForm);
    if (!typed.ok) return refused(typed.errors, typed.values);
    const verdict = await importRates(ctx, new Uint8Array(await typed.value.file.arrayBuffer()));
    return verdict.ok ? { ok: true as const, changed: verdict.value.changed, imported: verdict.value.rows } : refused(verdict.errors, typed.values);
  }
  const typed = parseForm(form, rateForm);
  if (!typed.ok) return refused(typed.errors, typed.values);
  const verdict = await setRate(ctx, typed.value);
  return verdict.ok ? { ok: true as const, ...verdict.value, imported: null } : refused(verdict.errors, typed.values);
}

export default function Rates() {
  const { currencies, chosen, writes } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { settings } = useWords();
  return (
    <>
      {answer?.ok && <Banner tone="done">{answer.changed ? (answer.imported === null ? settings.rateSaved : settings.ratesImported({ n: answer.imported })) : settings.unchanged}</Banner>}
      <p className="text-sm text-muted">{settings.ratesNote} {writes ? "" : settings.readOnly}</p>
      {writes && <RateForm key={chosen ? `${chosen.currency} ${chosen.on}` : "new"} chosen={chosen} />}
      {writes && <RateFileForm />}
      <RateTables currencies={currencies} writes={writes} />
    </>
  );
}
