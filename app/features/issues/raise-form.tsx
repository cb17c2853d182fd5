import { ISSUE_CATEGORIES, ISSUE_SOURCES } from "#app/domain/issues.ts";
import { CLOSING_MILESTONES } from "#app/domain/stages.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { Checkbox, RadioChips } from "#app/ui/choices.tsx";
import { Field } from "#app/ui/field.tsx";
import { Select, TextArea, TextInput } from "#app/ui/inputs.tsx";
import { ActionForm } from "../admission/action-form.tsx";
import type { DrawnAnswer } from "../form-answer.ts";

const FIELDS = ["title", "category", "source", "detail", "milestone"] as const;

/** Raises an issue on the project of the page; on site in as few words as a phone allows. */
export function RaiseForm({ formKey, isOnSite = false }: { readonly formKey: string; readonly isOnSite?: boolean }) {
  const { issues, milestones } = useWords();
  if (isOnSite) {
    return (
      <ActionForm intent="raise" formKey={formKey} hidden={{ source: "site" }} submit={issues.saveRaise} fields={FIELDS}>
        {(drawn) => <><WhatFields drawn={drawn} /><DetailField drawn={drawn} /><BlockingBox drawn={drawn} /></>}
      </ActionForm>
    );
  }
  return (
    <ActionForm intent="raise" formKey={formKey} submit={issues.saveRaise} fields={FIELDS}>
      {(drawn) => {
        const { byField, values } = drawn;
        return (
          <>
            <WhatFields drawn={drawn} />
            <RadioChips legend={issues.sourceLabel} name="source" defaultValue={values.source ?? "project"} errors={byField.source} options={ISSUE_SOURCES.map((value) => ({ value, label: issues.source[value] }))} />
            <DetailField drawn={drawn} />
            <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
              <BlockingBox drawn={drawn} />
              <Field label={issues.milestone} name="milestone" errors={byField.milestone}>
                {(control) => <Select {...control} empty={issues.anyGate} defaultValue={values.milestone ?? ""} options={CLOSING_MILESTONES.map((value) => ({ value, label: milestones.name[value] }))} />}
              </Field>
            </div>
          </>
        );
      }}
    </ActionForm>
  );
}

interface Drawn {
  readonly drawn: DrawnAnswer;
}

/** What is in the way, in one sentence and by category. */
export function WhatFields({ drawn: { byField, values } }: Drawn) {
  const { issues } = useWords();
  return (
    <>
      <Field label={issues.titleLabel} name="title" errors={byField.title} required>{(control) => <TextInput {...control} defaultValue={values.title ?? ""} maxLength={100} autoComplete="off" />}</Field>
      <RadioChips legend={issues.categoryLabel} name="category" defaultValue={values.category ?? ""} errors={byField.category} options={ISSUE_CATEGORIES.map((value) => ({ value, label: issues.category[value] }))} />
    </>
  );
}

export function DetailField({ drawn: { byField, values } }: Drawn) {
  const { issues, common } = useWords();
  return <Field label={issues.detail} name="detail" errors={byField.detail} aside={common.optional}>{(control) => <TextArea {...control} rows={3} defaultValue={values.detail ?? ""} />}</Field>;
}

/** Whether it stops the next stage; so unless said otherwise. */
export function BlockingBox({ drawn: { values, answer } }: Drawn) {
  const { issues } = useWords();
  return <div><Checkbox name="blocking" value="on" defaultChecked={answer === undefined || values.blocking === "on"} label={issues.blocking} /><p className="text-xs text-muted">{issues.blockingHint}</p></div>;
}
