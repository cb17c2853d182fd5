import { Form } from "@remix-run/react";
import { ROBOT_KINDS } from "#app/domain/deliveries.ts";
import { useRefusal } from "#app/features/form-answer.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { Button } from "#app/ui/button.tsx";
import { RadioChips } from "#app/ui/choices.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { TextInput } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";

export const ADD_FIELDS = ["kind", "name", "address", "secret"] as const;

/** A robot's vendor, name, address and secret. */
export function AddRobotForm({ formKey }: { readonly formKey: string }) {
  const { robot } = useWords().deliveries;
  const drawn = useRefusal(ADD_FIELDS, (answer) => answer.values.intent === "add");
  const form = useFocusFirstInvalid(drawn.answer);
  const { byField, values } = drawn;
  return (
    <Panel title={robot.add}>
      <Form ref={form} method="post" noValidate autoComplete="off" className="flex flex-col gap-4">
        <input type="hidden" name="intent" value="add" />
        <input type="hidden" name="formKey" value={formKey} />
        <RadioChips legend={robot.vendor} name="kind" options={ROBOT_KINDS.map((kind) => ({ value: kind, label: robot.kind[kind] }))} defaultValue={values.kind ?? "dingtalk"} errors={byField.kind} />
        <Field label={robot.name} name="name" errors={byField.name} required>{(control) => <TextInput {...control} defaultValue={values.name} />}</Field>
        <Field label={robot.address} name="address" errors={byField.address} hint={robot.addressHint} required>{(control) => <TextInput {...control} type="url" inputMode="url" defaultValue={values.address} />}</Field>
        <Field label={robot.secret} name="secret" errors={byField.secret} hint={robot.secretHint}>{(control) => <TextInput {...control} type="password" autoComplete="off" />}</Field>
        <div><Button type="submit" size="l" variant="primary">{robot.add}</Button></div>
      </Form>
    </Panel>
  );
}
