import { ISSUE_CATEGORIES, ISSUE_SOURCES } from "#app/domain/issues.ts";
import { CLOSING_MILESTONES } from "#app/domain/stages.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { Checkbox, RadioChips } from "#app/ui/choices.tsx";
import { Field } from "#app/ui/field.tsx";
import { Select, TextArea, TextInput } from "#app/ui/inputs.tsx";
import { ActionForm } from "../admission/action-form.tsx";

/** Raises an issue on the project of the page. */
export function RaiseForm({ formKey }: { readonly formKey: string }) {
  const { issues, milestones, common } = useWords();
  return (
    <ActionForm intent="raise" formKey={formKey} submit={issues.saveRaise} fields={["title", "category", "source", "detail", "milestone"]}>
      {({ byField, values, answer }) => (
        <>
          <Field label={issues.titleLabel} name="title" errors={byField.title} required>{(control) => <TextInput {...control} defaultValue={values.title ?? ""} maxLength={100} autoComplete="off" />}</Field>
          <RadioChips legend={issues.categoryLabel} name="category" defaultValue={values.category ?? ""} errors={byField.category} options={ISSUE_CATEGORIES.map((value) => ({ value, label: issues.category[value] }))} />
          <RadioChips legend={issues.sourceLabel} name="source" defaultValue={values.source ?? "project"} errors={byField.source} options={ISSUE_SOURCES.map((value) => ({ value, label: issues.source[value] }))} />
          <Field label={issues.detail} name="detail" errors={byField.detail} aside={common.optional}>{(control) => <TextArea {...control} rows={3} defaultValue={values.detail ?? ""} />}</Field>
          <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
            <div><Checkbox name="blocking" value="on" defaultChecked={answer === undefined || values.blocking === "on"} label={issues.blocking} /><p className="text-xs text-muted">{issues.blockingHint}</p></div>
            <Field label={issues.milestone} name="milestone" errors={byField.milestone}>
              {(control) => <Select {...control} empty={issues.anyGate} defaultValue={values.milestone ?? ""} options={CLOSING_MILESTONES.map((value) => ({ value, label: milestones.name[value] }))} />}
            </Field>
          </div>
        </>
      )}
    </ActionForm>
  );
}
