import { Form, Link } from "@remix-run/react";
import { usePlaceName } from "#app/features/account/account-fields.tsx";
import { formatInstant } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { AccountChoices } from "#app/services/people/account-choices.server.ts";
import type { ListedAccount } from "#app/services/people/list-users.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { Cell, HeadCell, NameCell, Row, TableFrame } from "#app/ui/table.tsx";

export interface UserTableProps {
  readonly users: readonly ListedAccount[];
  readonly choices: AccountChoices;
}

/** Every account with its state and what can be done with it. */
export function UserTable({ users, choices }: UserTableProps) {
  const { common, fields, roles, settings } = useWords();
  const locale = useLocale();
  const placeName = usePlaceName(choices);
  return (
    <TableFrame label={settings.tableOf({ name: settings.users })}>
      <thead>
        <tr>
          <HeadCell>{fields.userName}</HeadCell>
          <HeadCell>{fields.email}</HeadCell>
          <HeadCell>{roles.role}</HeadCell>
          <HeadCell>{settings.assigned}</HeadCell>
          <HeadCell>{settings.state}</HeadCell>
          <HeadCell>{settings.lastSeen}</HeadCell>
          <HeadCell><span className="sr-only">{common.actions}</span></HeadCell>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <Row key={user.id}>
            <NameCell><Link className="link" to={`/settings/users/${user.id}`}>{user.name}</Link></NameCell>
            <Cell>{user.email}</Cell>
            <Cell>{roles.name[user.role]}</Cell>
            <Cell>{placeName(user) ?? common.missing}</Cell>
            <Cell><State user={user} /></Cell>
            <Cell>{user.lastSeenAt === null ? settings.never : formatInstant(locale, user.lastSeenAt)}</Cell>
            <Cell><Switches user={user} /></Cell>
          </Row>
        ))}
      </tbody>
    </TableFrame>
  );
}

function State({ user }: { readonly user: ListedAccount }) {
  const { settings } = useWords();
  if (user.disabled) return <Chip>{settings.disabled}</Chip>;
  if (user.lockedMinutes !== null) return <Chip tone="yellow">{settings.lockedFor({ minutes: user.lockedMinutes })}</Chip>;
  return <Chip tone="green">{settings.active}</Chip>;
}

function Switches({ user }: { readonly user: ListedAccount }) {
  const { settings } = useWords();
  const intents = [...(user.lockedMinutes === null ? [] : ["unlock" as const]), user.disabled ? ("enable" as const) : ("disable" as const)];
  return (
    <Form method="post" preventScrollReset className="flex justify-end gap-1">
      <input type="hidden" name="id" value={user.id} />
      <input type="hidden" name="version" value={user.version} />
      {intents.map((intent) => (
        <Button key={intent} type="submit" name="intent" value={intent} size="s" aria-label={settings.rowOf({ action: settings[intent], name: user.name })}>{settings[intent]}</Button>
      ))}
    </Form>
  );
}
