import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PASSWORD_PROFILES } from "#app/domain/password-rules.ts";
import { may } from "#app/domain/permissions.ts";
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

export const meta = pageTitle((words) => words.settings.passwordRules);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx, principal } = await requireUser(request, context, "settings.read");
  return { ...found(await viewSetting(ctx, "password_profile")), writes: may(principal, "settings.write") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "settings.write");
  const form = parseForm(await readForm(request), settingForm);
  if (!form.ok) return refused(form.errors, form.values);
  const verdict = await changeSetting(ctx, "password_profile", form.value.value, form.value.seen);
  return verdict.ok ? { ok: true as const, ...verdict.value } : refused(verdict.errors, form.values);
}

export default function Passwords() {
  const { value, seen, versions, writes } = useLoaderData<typeof loader>();
  const { settings } = useWords();
  const choices = PASSWORD_PROFILES.map((profile) => ({ value: profile, label: settings.passwordProfile[profile] }));
  const nameOf = (stored: string) => choices.find((choice) => choice.value === stored)?.label ?? stored;
  return (
    <>
      <ChoiceSetting key={value} title={settings.passwordRules} note={settings.passwordProfileNote} choices={choices} value={value} seen={seen} writes={writes} />
      {versions.length > 0 && <SettingVersions versions={versions.map((version) => ({ ...version, shown: nameOf(version.value) }))} />}
    </>
  );
}
