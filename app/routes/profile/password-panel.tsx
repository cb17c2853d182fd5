import { Form } from "@remix-run/react";
import { useRefusal } from "#app/features/form-answer.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { TextInput } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";

const FIELDS = ["currentPassword", "newPassword", "repeatPassword"] as const;

/** Changes one's own password; the present one is asked for. */
export function PasswordPanel({ shortest }: { readonly shortest: number }) {
  const { fields, profile } = useWords();
  const drawn = useRefusal(FIELDS, (answer) => answer.values.intent === "password");
  const form = useFocusFirstInvalid(drawn.answer);
  return (
    <Panel title={profile.changePassword}>
      <Form ref={form} method="post" noValidate className="flex max-w-md flex-col gap-4">
        <input type="hidden" name="intent" value="password" />
        {FIELDS.map((name) => (
          <Field key={name} label={fields[name]} name={name} errors={drawn.byField[name]} hint={name === "newPassword" ? profile.passwordHint({ min: shortest }) : undefined} required>
            {(control) => <TextInput {...control} type="password" autoComplete={name === "currentPassword" ? "current-password" : "new-password"} />}
          </Field>
        ))}
        <div><Button type="submit" size="l">{profile.changePassword}</Button></div>
      </Form>
    </Panel>
  );
}
