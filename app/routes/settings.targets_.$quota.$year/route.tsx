import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { may } from "#app/domain/permissions.ts";
import { revalidateOnConflict } from "#app/features/form-answer.ts";
import { SettingVersions } from "#app/features/setting-versions.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { targetText } from "#app/features/target-text.ts";
import { found, refused } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { parseForm, readForm } from "#app/http/parse-form.server.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { targetForm, yearOfPath } from "#app/schemas/settings.ts";
import { setTarget, viewTarget } from "#app/services/settings/targets.server.ts";
import { Panel } from "#app/ui/panel.tsx";
import { TargetForm } from "./target-form.tsx";

export const meta = pageTitle((words) => words.settings.targets);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx, principal } = await requireUser(request, context, "settings.read");
  const view = found(await viewTarget(ctx, params.quota ?? "", yearOfPath(params.year)));
  return { ...view, writes: may(principal, "settings.write") };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "settings.write");
  const form = await readForm(request);
  form.set("quota", params.quota ?? "");
  form.set("year", params.year ?? "");
  const typed = parseForm(form, targetForm);
  if (!typed.ok) return refused(typed.errors, typed.values);
  const verdict = await setTarget(ctx, typed.value);
  return verdict.ok ? redirect("/settings/targets?saved=1", { status: 303 }) : refused(verdict.errors, typed.values);
}

export default function Target() {
  const { id, unit, year, target, versions, writes } = useLoaderData<typeof loader>();
  const { common, quotas: names, settings } = useWords();
  const locale = useLocale();
  const rows = versions.map((version) => ({ ...version, shown: targetText(locale, unit, version) + (version.provisional ? ` ${settings.provisional}` : "") }));
  return (
    <>
      <Panel title={settings.targetOf({ quota: names.title[id], year })} meta={names.definition[id]} className="max-w-2xl">
        {writes
          ? <TargetForm unit={unit} target={target} />
          : <p>{target ? targetText(locale, unit, target) : common.missing} <span className="text-sm text-muted">{settings.readOnly}</span></p>}
      </Panel>
      <SettingVersions versions={rows} empty={settings.noVersions} />
    </>
  );
}
