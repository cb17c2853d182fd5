import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { LEAD_DAY_KEYS } from "#app/domain/lead-days.ts";
import { may } from "#app/domain/permissions.ts";
import { revalidateOnConflict, useRefusal } from "#app/features/form-answer.ts";
import { SettingVersions } from "#app/features/setting-versions.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { found, refused } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { parseForm, readForm } from "#app/http/parse-form.server.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { leadDaysForm } from "#app/schemas/settings.ts";
import { setLeadDays, viewLeadDays } from "#app/services/settings/lead-days.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { NumberInput } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";

export const meta = pageTitle((words) => words.settings.leads);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx, principal } = await requireUser(request, context, "settings.read");
  return { ...found(await viewLeadDays(ctx)), writes: may(principal, "settings.write") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "settings.write");
  const form = parseForm(await readForm(request), leadDaysForm);
  if (!form.ok) return refused(form.errors, form.values);
  const { seen, ...typed } = form.value;
  const verdict = await setLeadDays(ctx, typed, seen);
  return verdict.ok ? { ok: true as const, ...verdict.value } : refused(verdict.errors, form.values);
}

export default function LeadDaysSetting() {
  const { days, seen, versions, writes } = useLoaderData<typeof loader>();
  const answer = useActionData<{ ok: true; changed: boolean } | { ok: false }>();
  const drawn = useRefusal(LEAD_DAY_KEYS);
  const form = useFocusFirstInvalid(drawn.answer);
  const { common, settings } = useWords();
  const locale = useLocale();
  const isSending = useNavigation().state === "submitting";
  const said = (of: typeof days) => joinFacts(locale, LEAD_DAY_KEYS.map((key) => `${settings.leadDay[key]} ${of[key]}`));
  return (
    <>
      <Panel title={settings.leads} meta={writes ? settings.leadsNote : `${settings.leadsNote} ${settings.readOnly}`} className="max-w-2xl">
        {drawn.whole.length > 0 && <Banner tone="error" className="mb-4">{drawn.whole.join(" ")}</Banner>}
        {answer?.ok && <Banner tone="done" className="mb-4">{answer.changed ? settings.settingSaved : settings.unchanged}</Banner>}
        <Form ref={form} method="post" noValidate className="flex flex-col gap-4">
          <input type="hidden" name="seen" value={seen ?? ""} />
          <fieldset disabled={!writes} className="grid gap-4 sm:grid-cols-2">
            <legend className="sr-only">{settings.leads}</legend>
            {LEAD_DAY_KEYS.map((key) => (
              <Field key={key} label={settings.leadDay[key]} name={key} errors={drawn.byField[key] ?? null} hint={settings.leadDayHint[key]} required>
                {(control) => <NumberInput key={days[key]} {...control} inputMode="numeric" defaultValue={drawn.values[key] ?? days[key]} />}
              </Field>
            ))}
          </fieldset>
          {writes && <div><Button type="submit" variant="primary" size="l" disabled={isSending}>{common.save}</Button></div>}
        </Form>
      </Panel>
      <SettingVersions versions={versions.map((version) => ({ ...version, shown: said(version.days) }))} empty={settings.leadsUnset} />
    </>
  );
}
