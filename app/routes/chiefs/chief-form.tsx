import { useLocation } from "@remix-run/react";
import { ActionForm, FoldedForm } from "#app/features/admission/action-form.tsx";
import { withParam } from "#app/features/clock-controls/clock-params.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ChiefEntry } from "#app/services/chiefs/chiefs-page.server.ts";
import type { NamedUnit } from "#app/services/reference/unit-names.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Select, TextInput } from "#app/ui/inputs.tsx";

/** Adds a chief to the list, or changes or removes an entry of it. */
export function ChiefForm({ chief, formKey, units }: { readonly chief: ChiefEntry | null; readonly formKey: string; readonly units: readonly NamedUnit[] }) {
  const { chiefs, issues, fields, common } = useWords();
  const locale = useLocale();
  const { search } = useLocation();
  const known: Readonly<Record<string, number>> = chief === null ? {} : { seen: chief.id };
  const item = chief === null ? {} : { item: chief.item };
  return (
    <div className="no-print rounded-sm bg-sunken p-3">
      <p className="mb-2 flex items-center justify-between gap-2"><strong className="text-sm text-ink">{chief === null ? chiefs.addTitle : chiefs.edit({ name: chief.name })}</strong>
        <LinkButton to={withParam("/chiefs", search, "edit", null)} size="s" variant="ghost" preventScrollReset>{common.cancel}</LinkButton></p>
      <ActionForm intent="save" {...item} hidden={known} formKey={formKey} submit={common.save} fields={["name", "unit", "fromOn", "untilOn"]}>
        {({ byField, values }) => (
          <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
            <Field label={chiefs.name} name="name" errors={byField.name} required>{(control) => <TextInput {...control} defaultValue={values.name ?? chief?.name ?? ""} maxLength={100} autoComplete="off" />}</Field>
            <Field label={fields.chiefUnit} name="unit" errors={byField.unit} required>
              {(control) => <Select {...control} empty={issues.leadChoice} defaultValue={values.unit ?? chief?.unit ?? ""} options={units.map((unit) => ({ value: unit.code, label: locale === "en" ? unit.en : unit.zh }))} />}
            </Field>
            <Field label={chiefs.from} name="fromOn" errors={byField.fromOn} required>{(control) => <TextInput {...control} defaultValue={values.fromOn ?? chief?.fromOn ?? ""} placeholder={common.dayFormat} autoComplete="off" inputMode="numeric" />}</Field>
            <Field label={chiefs.until} name="untilOn" errors={byField.untilOn} hint={chiefs.untilHint}>{(control) => <TextInput {...control} defaultValue={values.untilOn ?? chief?.untilOn ?? ""} placeholder={common.dayFormat} autoComplete="off" inputMode="numeric" />}</Field>
          </div>
        )}
      </ActionForm>
      {chief !== null && <div className="mt-3"><FoldedForm intent="remove" item={chief.item} hidden={known} formKey={formKey} label={common.remove} text={chiefs.removeText} submit={common.remove} submitVariant="danger" fields={[]}>{() => null}</FoldedForm></div>}
    </div>
  );
}
