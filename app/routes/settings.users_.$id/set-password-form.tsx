import { Form } from "@remix-run/react";
import { useRefusal } from "#app/features/form-answer.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { TextInput } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";

/** Sets another person's password. */
export function SetPasswordForm({ shortest }: { readonly shortest: number }) {
  const { fields, profile, settings } = useWords();
  const drawn = useRefusal(["newPassword"], (answer) => answer.values.intent === "password");
  const form = useFocusFirstInvalid(drawn.answer);
  return (
    <Panel title={settings.resetPassword} className="max-w-2xl">
      <Form ref={form} method="post" noValidate className="flex flex-col gap-4">
        <input type="hidden" name="intent" value="password" />
        <Field label={fields.newPassword} name="newPassword" errors={drawn.byField.newPassword} hint={profile.passwordHint({ min: shortest })} required>
          {(control) => <TextInput {...control} type="password" autoComplete="new-password" />}
        </Field>
        <div><Button type="submit" size="l">{settings.resetPassword}</Button></div>
      </Form>
    </Panel>
  );
}
