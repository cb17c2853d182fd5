import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { may } from "#app/domain/permissions.ts";
import { LANDING_VARIANTS } from "#app/domain/quotas.ts";
import { ChoiceSetting } from "#app/features/choice-setting.tsx";
import { revalidateOnConflict } from "#app/features/form-answer.ts";
import { SettingVersions } from "#app/features/setting-versions.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { found, refused } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { parseForm, readForm } from "#app/http/parse-form.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { settingForm } from "#app/schemas/settings.ts";
import { changeSetting, viewSetting } from "#app/services/settings/setting-choice.server.ts";

export const meta = pageTitle((words) => words.settings.landing);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx, principal } = await requireUser(request, context, "settings.read");
  return { ...found(await viewSetting(ctx, "landing_variant")), writes: may(principal, "settings.write") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "settings.write");
  const form = parseForm(await readForm(request), settingForm);
  if (!form.ok) return refused(form.errors, form.values);
  const verdict = await changeSetting(ctx, "landing_variant", form.value.value, form.value.seen);
  return verdict.ok ? { ok: true as const, ...verdict.value } : refused(verdict.errors, form.values);
}

export default function Landing() {
  const { value, seen, versions, writes } = useLoaderData<typeof loader>();
  const { settings, variants } = useWords();
  const choices = LANDING_VARIANTS.map((variant) => ({ value: variant, label: variants.name[variant], meaning: settings.landingMeaning[variant] }));
  const nameOf = (stored: string) => choices.find((choice) => choice.value === stored)?.label ?? stored;
  return (
    <>
      <ChoiceSetting key={value} title={settings.landing} note={settings.landingNote} choices={choices} value={value} seen={seen} writes={writes} />
      <SettingVersions versions={versions.map((version) => ({ ...version, shown: nameOf(version.value) }))} />
    </>
  );
}
