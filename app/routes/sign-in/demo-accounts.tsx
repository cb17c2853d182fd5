import type { Role } from "#app/domain/permissions.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Panel } from "#app/ui/panel.tsx";

export interface DemoAccountsProps {
  readonly accounts: readonly { readonly role: Role; readonly email: string }[];
  readonly to: string;
}

/** One account per role; choosing one fills in its e-mail, the password was printed at start. */
export function DemoAccounts({ accounts, to }: DemoAccountsProps) {
  const { auth, roles } = useWords();
  return (
    <Panel title={auth.demoHeading}>
      <p className="mb-3 text-sm text-muted">{auth.demoText}</p>
      <ul className="flex flex-wrap gap-2">
        {accounts.map(({ role, email }) => (
          <li key={email}>
            <LinkButton to={`/sign-in?${new URLSearchParams({ email, ...(to === "/" ? {} : { to }) })}`} replace preventScrollReset title={email}
              aria-label={auth.demoRole({ role: roles.name[role], email })}>
              {roles.name[role]}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
