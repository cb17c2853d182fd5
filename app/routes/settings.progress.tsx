import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { may } from "#app/domain/permissions.ts";
import { readReportingRule } from "#app/domain/reporting.ts";
import { revalidateOnConflict, useRefusal } from "#app/features/form-answer.ts";
import { SettingVersions } from "#app/features/setting-versions.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { found, refused } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { parseForm, readForm } from "#app/http/parse-form.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import type { Words } from "#app/i18n/words.ts";
import { reportingRuleSchema } from "#app/schemas/progress-form.ts";
import { changeReportingRule, viewReportingRule } from "#app/services/progress/reporting-rule.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { NumberInput, TextInput } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";

export const meta = pageTitle((words) => words.progress.reportingRule);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx, principal } = await requireUser(request, context, "settings.read");
  return { ...found(await viewReportingRule(ctx)), writes: may(principal, "settings.write") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "settings.write");
  const form = parseForm(await readForm(request), reportingRuleSchema);
  if (!form.ok) return refused(form.errors, form.values);
  const verdict = await changeReportingRule(ctx, form.value);
  return verdict.ok ? { ok: true as const, ...verdict.value } : refused(verdict.errors, form.values);
}

function ruleText(progress: Words["progress"], stored: string): string {
  const { dueDay, since } = readReportingRule(stored);
  return since === null ? progress.ruleValue({ day: dueDay }) : progress.ruleValueSince({ day: dueDay, month: since });
}

export default function ReportingRuleSetting() {
  const { rule, seen, versions, writes } = useLoaderData<typeof loader>();
  const answer = useActionData<{ ok: true; changed: boolean } | { ok: false }>();
  const { common, progress, settings } = useWords();
  const drawn = useRefusal(["dueDay", "since"]);
  const form = useFocusFirstInvalid(drawn.answer);
  const isSending = useNavigation().state === "submitting";
  const { byField, values } = drawn;
  return (
    <>
      <Panel title={progress.reportingRule} meta={writes ? progress.ruleNote : `${progress.ruleNote} ${settings.readOnly}`} className="max-w-2xl">
        {drawn.whole.length > 0 && <Banner tone="error" className="mb-4">{drawn.whole.join(" ")}</Banner>}
        {answer?.ok && <Banner tone="done" className="mb-4">{answer.changed ? settings.settingSaved : settings.unchanged}</Banner>}
        <Form ref={form} method="post" noValidate key={`${rule.dueDay} ${rule.since}`} className="flex flex-col gap-4">
          <input type="hidden" name="seen" value={seen ?? ""} />
          <fieldset disabled={!writes} className="flex flex-col gap-4">
            <legend className="sr-only">{progress.reportingRule}</legend>
            <Field label={progress.dueDay} name="dueDay" errors={byField.dueDay} hint={progress.dueDayHint} required>{(control) => <NumberInput {...control} inputMode="numeric" defaultValue={values.dueDay ?? rule.dueDay} maxLength={2} />}</Field>
            <Field label={progress.since} name="since" errors={byField.since} hint={progress.sinceHint}>{(control) => <TextInput {...control} defaultValue={values.since ?? rule.since ?? ""} autoComplete="off" maxLength={7} />}</Field>
          </fieldset>
          {writes && <div><Button type="submit" variant="primary" size="l" disabled={isSending}>{common.save}</Button></div>}
        </Form>
      </Panel>
      <SettingVersions versions={versions.map((version) => ({ ...version, shown: ruleText(progress, version.value) }))} />
    </>
  );
}
