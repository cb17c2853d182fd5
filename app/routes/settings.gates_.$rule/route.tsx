import { randomUUID } from "node:crypto";
import { data, redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { may } from "#app/domain/permissions.ts";
import { revalidateOnConflict } from "#app/features/form-answer.ts";
import { SettingVersions } from "#app/features/setting-versions.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { found, refused } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { statusWith } from "#app/http/page-query.server.ts";
import { parseForm, readForm } from "#app/http/parse-form.server.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { gateDayOf, gateRuleForm } from "#app/schemas/gate-rules.ts";
import { gateImpact, setGateDate, viewGateRule } from "#app/services/settings/gate-rules.server.ts";
import { Panel } from "#app/ui/panel.tsx";
import { GateDateForm } from "./gate-date-form.tsx";
import { ImpactPanel } from "./impact-panel.tsx";

export const meta = pageTitle((words) => words.gateRules.title);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx, principal } = await requireUser(request, context, "settings.read");
  const view = found(await viewGateRule(ctx, params.rule ?? ""));
  const writes = may(principal, "gate.rules");
  const typed = new URL(request.url).searchParams.get("from");
  const day = writes && typed !== null ? gateDayOf(typed) : null;
  const preview = day?.ok ? { from: day.value, impact: found(await gateImpact(ctx, view.rule.id)) } : null;
  const faults = day === null || day.ok ? [] : day.errors;
  return data({ ...view, writes, typed, faults, preview, formKey: randomUUID() }, { status: statusWith(faults) });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "gate.rules");
  const form = parseForm(await readForm(request), gateRuleForm);
  if (!form.ok) return refused(form.errors, form.values);
  const verdict = await setGateDate(ctx, { rule: params.rule ?? "", from: form.value.from, seen: form.value.seen, formKey: form.value.formKey });
  return verdict.ok ? redirect("/settings/gates?saved=1", { status: 303 }) : refused(verdict.errors, form.values);
}

export default function GateRule() {
  const { rule, versions, writes, typed, faults, preview, formKey } = useLoaderData<typeof loader>();
  const { gateRules, gates } = useWords();
  const locale = useLocale();
  const shown = (from: string | null) => (from === null ? gateRules.off : gateRules.from({ date: formatPartialDate(locale, from) }));
  return (
    <>
      <Panel title={gates.rule[rule.id]} meta={gates.hint[rule.id]} className="max-w-2xl">
        <GateDateForm rule={rule} shown={shown(rule.from)} own={shown(rule.ownFrom)} writes={writes} typed={typed} faults={faults} />
      </Panel>
      {preview && <ImpactPanel key={`${preview.from}`} rule={rule} preview={preview} shown={shown(preview.from)} formKey={formKey} />}
      <SettingVersions versions={versions.map((version) => ({ ...version, shown: shown(version.from) }))} empty={gateRules.neverSet} />
    </>
  );
}
