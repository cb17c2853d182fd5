import { Form, Link, useNavigation } from "@remix-run/react";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { refusalsByField } from "#app/i18n/refusal-text.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { LeadStanding } from "#app/services/leads/lead-standing.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button, buttonClasses } from "#app/ui/button.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { TextInput } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";
import type { RefusedForm } from "../form-answer.ts";
import { projectPath, talksPath } from "../project/project-address.ts";
import { rightText } from "./right-text.ts";

export interface RightPanelProps {
  readonly code: string;
  readonly formKey: string;
  readonly refused: RefusedForm | null;
  readonly standing: LeadStanding;
}

function RightForm({ intent, code, formKey, refused, seen }: Omit<RightPanelProps, "standing"> & { readonly intent: "renew" | "release"; readonly seen: number | null }) {
  const words = useWords();
  const { common, leads } = words;
  const mine = refused?.values.intent === intent ? refused : null;
  const form = useFocusFirstInvalid(mine);
  const isSending = useNavigation().state !== "idle";
  const errors = refusalsByField(words, mine?.errors ?? []);
  const submit = intent === "renew" ? leads.renewRight : leads.releaseRight;
  return (
    <details open={mine !== null} className="mt-2">
      <summary className={buttonClasses("secondary", "s", "cursor-pointer")}>{submit}</summary>
      <Form ref={form} method="post" action={talksPath(code)} noValidate className="mt-2 flex flex-col gap-3">
        <input type="hidden" name="intent" value={intent} />
        <input type="hidden" name="seen" value={seen ?? ""} />
        <input type="hidden" name="formKey" value={mine?.values.formKey ?? `${formKey}-${intent}`} />
        {errors[""] && <Banner tone="error">{errors[""].join(" ")}</Banner>}
        {intent === "renew" && (
          <Field label={leads.renewUntil} name="until" errors={errors.until} required>
            {(control) => <TextInput {...control} defaultValue={mine?.values.until ?? ""} placeholder={common.dayFormat} autoComplete="off" inputMode="numeric" />}
          </Field>
        )}
        <Field label={common.reason} name="reason" errors={errors.reason} required>
          {(control) => <TextInput {...control} defaultValue={mine?.values.reason ?? ""} autoComplete="off" maxLength={500} />}
        </Field>
        <div><Button type="submit" disabled={isSending}>{submit}</Button></div>
      </Form>
    </details>
  );
}

/** Another lead of the same company goes before this one: which, whose, until when. */
export function EarlierRight({ earlier }: { readonly earlier: LeadStanding["earlier"] }) {
  const { leads } = useWords();
  const locale = useLocale();
  if (earlier === null) return null;
  return (
    <Banner tone="warning" className="mt-2">
      {leads.earlierRight({ district: locale === "en" ? earlier.district.en : earlier.district.zh, date: formatPartialDate(locale, earlier.expiresOn) })} <Link to={projectPath(earlier.code)} className="link">{earlier.name}</Link>
    </Banner>
  );
}

/** Who holds the first-report right of a lead and until when; commerce prolongs it, whoever holds it may give it up. */
export function RightPanel({ standing, ...form }: RightPanelProps) {
  const words = useWords();
  const locale = useLocale();
  const { right, rightSeen, mayRenew, mayRelease } = standing;
  if (!right) return null;
  return (
    <Panel title={words.leads.right} meta={words.leads.rightNote}>
      <p className="text-sm"><span className="font-strong text-ink">{locale === "en" ? right.name.en : right.name.zh}</span> <span className={right.state === "held" ? "text-ink-2" : "text-muted"}>{rightText(words, locale, right)}</span></p>
      <EarlierRight earlier={standing.earlier} />
      {mayRenew && <RightForm {...form} intent="renew" seen={rightSeen} />}
      {mayRelease && <RightForm {...form} intent="release" seen={rightSeen} />}
    </Panel>
  );
}
