import { Form, useNavigation } from "@remix-run/react";
import type { Quota } from "#app/domain/quotas.ts";
import { useRefusal } from "#app/features/form-answer.ts";
import { targetText } from "#app/features/target-text.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { TargetView } from "#app/services/settings/targets.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { RadioChips } from "#app/ui/choices.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { NumberInput } from "#app/ui/inputs.tsx";
import { Chip } from "#app/ui/chip.tsx";

const FIELDS = ["operator", "numerator", "denominator"];

/** A target as whole numbers: one for a count or a sum, two for a rate. */
export function TargetForm({ unit, target }: { readonly unit: Quota["unit"]; readonly target: TargetView | null }) {
  const { common, settings } = useWords();
  const locale = useLocale();
  const drawn = useRefusal(FIELDS);
  const form = useFocusFirstInvalid(drawn.answer);
  const isSending = useNavigation().state === "submitting";
  const { byField, values } = drawn;
  const hint = { count: settings.wholeNumber, ratio: settings.wholeRatio, usd: settings.wholeUsd, cny: settings.wholeCny }[unit];
  const operators = [{ value: ">=", label: settings.atLeast }, { value: ">", label: settings.moreThan }];
  return (
    <Form ref={form} method="post" noValidate className="flex flex-col gap-4">
      {drawn.whole.length > 0 && <Banner tone="error">{drawn.whole.join(" ")} {target && <strong className="font-strong">{targetText(locale, unit, target)}</strong>}</Banner>}
      {target?.provisional && <p><Chip>{settings.provisional}</Chip></p>}
      <input type="hidden" name="seen" value={target?.seen ?? ""} />
      <RadioChips legend={settings.operator} name="operator" options={operators} defaultValue={values.operator ?? target?.operator ?? ">="} errors={byField.operator} />
      <Field label={unit === "ratio" ? settings.ratioNumerator : settings.numerator} name="numerator" errors={byField.numerator} hint={hint} required>
        {(control) => <NumberInput {...control} inputMode="numeric" defaultValue={values.numerator ?? target?.numerator} />}
      </Field>
      {unit === "ratio" && (
        <Field label={settings.denominator} name="denominator" errors={byField.denominator} required>
          {(control) => <NumberInput {...control} inputMode="numeric" defaultValue={values.denominator ?? target?.denominator} />}
        </Field>
      )}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" size="l" disabled={isSending}>{common.save}</Button>
        <LinkButton to="/settings/targets" size="l">{common.cancel}</LinkButton>
      </div>
    </Form>
  );
}
