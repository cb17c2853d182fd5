import { Form, useNavigation } from "@remix-run/react";
import { ACCOUNT_FIELDS, AccountFields, usePlaceName } from "#app/features/account/account-fields.tsx";
import { useRefusal } from "#app/features/form-answer.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { AccountChoices } from "#app/services/people/account-choices.server.ts";
import type { ListedAccount } from "#app/services/people/list-users.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { useFocusFirstInvalid } from "#app/ui/field.tsx";
import { Panel } from "#app/ui/panel.tsx";

/** Name, role and assignment of an account. After somebody else's change the form tells it and shows what is stored now beside what was typed. */
export function ChangeUserForm({ user, choices }: { readonly user: ListedAccount; readonly choices: AccountChoices }) {
  const { common, roles, settings } = useWords();
  const drawn = useRefusal(ACCOUNT_FIELDS, (answer) => answer.values.intent === "change");
  const form = useFocusFirstInvalid(drawn.answer);
  const isSending = useNavigation().state === "submitting";
  const stored = joinFacts(useLocale(), [user.name, roles.name[user.role], usePlaceName(choices)(user)]);
  const isStale = drawn.values.version !== undefined && drawn.values.version !== String(user.version);
  return (
    <Panel title={settings.editUser({ name: user.name })} meta={user.email} className="max-w-2xl">
      {drawn.whole.length > 0 && (
        <Banner tone="error" className="mb-4">
          {drawn.whole.join(" ")} {isStale && <strong className="font-strong">{stored}</strong>}
        </Banner>
      )}
      <Form ref={form} method="post" noValidate className="flex flex-col gap-4">
        <input type="hidden" name="intent" value="change" />
        <input type="hidden" name="version" value={user.version} />
        <AccountFields choices={choices} account={user} drawn={drawn} />
        <div className="flex gap-2">
          <Button type="submit" variant="primary" size="l" disabled={isSending}>{common.save}</Button>
          <LinkButton to="/settings/users" size="l">{common.cancel}</LinkButton>
        </div>
      </Form>
    </Panel>
  );
}
