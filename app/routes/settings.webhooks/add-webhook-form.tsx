import { Form } from "@remix-run/react";
import { useRefusal } from "#app/features/form-answer.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import type { WebhooksView } from "#app/services/webhooks/webhooks-page.server.ts";
import { Button } from "#app/ui/button.tsx";
import { RadioChips } from "#app/ui/choices.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { Select, TextInput } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";

export const ADD_FIELDS = ["name", "address", "owner", "from"] as const;

/** Another system to be told: its address, whose view it is told, and from when on. */
export function AddWebhookForm({ owners, formKey }: { readonly owners: WebhooksView["owners"]; readonly formKey: string }) {
  const { deliveries: { webhook: texts }, roles } = useWords();
  const { byField, values, answer } = useRefusal(ADD_FIELDS, (refused) => refused.values.intent === "add");
  const form = useFocusFirstInvalid(answer);
  return (
    <Panel title={texts.add}>
      <Form ref={form} method="post" noValidate autoComplete="off" className="flex max-w-2xl flex-col gap-4">
        <input type="hidden" name="intent" value="add" />
        <input type="hidden" name="formKey" value={formKey} />
        <Field label={texts.name} name="name" errors={byField.name} required>{(control) => <TextInput {...control} defaultValue={values.name} />}</Field>
        <Field label={texts.address} name="address" errors={byField.address} hint={texts.addressHint} required>{(control) => <TextInput {...control} type="url" inputMode="url" defaultValue={values.address} />}</Field>
        <Field label={texts.owner} name="owner" errors={byField.owner} hint={texts.ownerHint} required>
          {(control) => <Select {...control} empty={texts.chooseOwner} options={owners.map(({ id, name, role }) => ({ value: String(id), label: `${name} · ${roles.name[role]}` }))} defaultValue={values.owner ?? ""} />}
        </Field>
        <RadioChips legend={texts.from} name="from" options={[{ value: "now", label: texts.fromNow }, { value: "start", label: texts.fromStart }]} defaultValue={values.from ?? "now"} errors={byField.from} />
        <div><Button type="submit" size="l" variant="primary">{texts.add}</Button></div>
      </Form>
    </Panel>
  );
}
