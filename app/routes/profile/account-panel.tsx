import { Form } from "@remix-run/react";
import { usePlaceName } from "#app/features/account/account-fields.tsx";
import { useRefusal } from "#app/features/form-answer.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import type { AccountChoices } from "#app/services/people/account-choices.server.ts";
import type { OwnProfile } from "#app/services/people/own-profile.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { TextInput } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";

/** Who one is here: what an administrator decides, and one's own name. */
export function AccountPanel({ profile, choices }: { readonly profile: OwnProfile; readonly choices: AccountChoices }) {
  const { common, fields, profile: texts, roles } = useWords();
  const drawn = useRefusal(["name"], (answer) => answer.values.intent === "name");
  const form = useFocusFirstInvalid(drawn.answer);
  const facts = [
    [fields.email, profile.email],
    [roles.role, `${roles.name[profile.role]} – ${roles.meaning[profile.role]}`],
    [texts.assigned, usePlaceName(choices)(profile) ?? common.missing],
  ];
  return (
    <Panel title={texts.account}>
      <dl className="mb-4 grid grid-cols-[max-content_1fr] gap-x-6 gap-y-1.5 text-sm">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="min-w-0 break-words text-ink">{value}</dd>
          </div>
        ))}
      </dl>
      <Form ref={form} method="post" noValidate className="flex flex-wrap items-end gap-2">
        <input type="hidden" name="intent" value="name" />
        <input type="hidden" name="version" value={profile.version} />
        <Field label={fields.userName} name="name" errors={drawn.byField.name} className="min-w-48 flex-1" required>
          {(control) => <TextInput {...control} defaultValue={drawn.values.name ?? profile.name} autoComplete="name" />}
        </Field>
        <Button type="submit" size="l">{common.save}</Button>
      </Form>
    </Panel>
  );
}
