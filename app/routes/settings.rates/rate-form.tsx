import { Form, useNavigation } from "@remix-run/react";
import { useRefusal } from "#app/features/form-answer.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { NumberInput, TextInput } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";

const FIELDS = ["currency", "on", "rate"];

export interface RateFormProps {
  /** The rate to correct; null to add one. */
  readonly chosen: { readonly currency: string; readonly on: string; readonly rate: string } | null;
}

/** Adds a rate or corrects one. */
export function RateForm({ chosen }: RateFormProps) {
  const { common, settings } = useWords();
  const drawn = useRefusal(FIELDS, (answer) => answer.values.intent === "rate");
  const form = useFocusFirstInvalid(drawn.answer);
  const isSending = useNavigation().state === "submitting";
  const { byField, values } = drawn;
  return (
    <Panel title={chosen ? settings.correctRate : settings.addRate} className="max-w-3xl">
      {drawn.whole.length > 0 && <Banner tone="error" className="mb-4">{drawn.whole.join(" ")} {chosen?.rate}</Banner>}
      <Form ref={form} method="post" noValidate className="grid gap-4 sm:grid-cols-3">
        <input type="hidden" name="intent" value="rate" />
        {chosen && <input type="hidden" name="seen" value={chosen.rate} />}
        <Field label={settings.currency} name="currency" errors={byField.currency} required>
          {(control) => <TextInput {...control} readOnly={chosen !== null} defaultValue={values.currency ?? chosen?.currency} placeholder="USD" autoComplete="off" autoCapitalize="characters" />}
        </Field>
        <Field label={settings.rateOn} name="on" errors={byField.on} required>
          {(control) => <TextInput {...control} readOnly={chosen !== null} defaultValue={values.on ?? chosen?.on} placeholder="YYYY-MM-DD" inputMode="numeric" autoComplete="off" />}
        </Field>
        <Field label={settings.rateValue} name="rate" errors={byField.rate} required>
          {(control) => <NumberInput {...control} defaultValue={values.rate ?? chosen?.rate} />}
        </Field>
        <div className="flex gap-2 sm:col-span-3">
          <Button type="submit" variant="primary" size="l" disabled={isSending}>{chosen ? common.save : settings.addRate}</Button>
          {chosen && <LinkButton to="/settings/rates" size="l">{common.cancel}</LinkButton>}
        </div>
      </Form>
    </Panel>
  );
}
