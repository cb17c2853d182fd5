import { Form } from "@remix-run/react";
import type { Refusal } from "#app/domain/verdict.ts";
import { KINDS } from "#app/domain/kinds.ts";
import { formatList, joinFacts } from "#app/i18n/format.ts";
import { refusalsByField } from "#app/i18n/refusal-text.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { GateRuleView } from "#app/services/settings/gate-rules.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { TextInput } from "#app/ui/inputs.tsx";

export interface GateDateFormProps {
  readonly rule: GateRuleView;
  readonly shown: string;
  readonly own: string;
  readonly writes: boolean;
  readonly typed: string | null;
  readonly faults: readonly Refusal[];
}

/** What the rule guards and since when, and a day to look at the impact of before it is set. */
export function GateDateForm({ rule, shown, own, writes, typed, faults }: GateDateFormProps) {
  const words = useWords();
  const locale = useLocale();
  const { common, gateRules, kinds, milestones, stages } = words;
  const form = useFocusFirstInvalid(faults.length > 0 ? faults : null);
  const asked = rule.kinds.length === KINDS.length ? gateRules.everyKind : formatList(locale, rule.kinds.map((kind) => kinds.kind[kind]));
  return (
    <>
      <p className="text-sm text-ink-2">{gateRules.guards({ milestone: milestones.name[rule.milestone], stage: stages.name[rule.stage] })} {joinFacts(locale, [asked, rule.isConditional ? gateRules.conditional : null])}</p>
      <p className="mt-1 text-sm text-ink">{joinFacts(locale, [shown, rule.set === null ? gateRules.ownDate : gateRules.otherwise({ own })])}</p>
      {writes ? (
        <Form ref={form} method="get" noValidate preventScrollReset className="mt-4 flex flex-col gap-4">
          <Field label={gateRules.appliesFrom} name="from" hint={gateRules.fromHint} errors={refusalsByField(words, faults).from}>
            {(control) => <TextInput {...control} defaultValue={typed ?? rule.from ?? ""} placeholder={common.dayFormat} autoComplete="off" inputMode="numeric" />}
          </Field>
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" size="l">{gateRules.preview}</Button>
            <LinkButton to="/settings/gates" size="l">{common.cancel}</LinkButton>
          </div>
        </Form>
      ) : <p className="mt-2 text-sm text-muted">{gateRules.readOnly}</p>}
    </>
  );
}
