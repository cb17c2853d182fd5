import { Form, useNavigation } from "@remix-run/react";
import { useRefusal } from "#app/features/form-answer.ts";
import { formatInstant } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { Button } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { RadioChips } from "#app/ui/choices.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Cell, HeadCell, NameCell, Row, TableFrame } from "#app/ui/table.tsx";

export interface OwnToken {
  readonly id: number;
  readonly scope: "read" | "write";
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

/** One's API tokens: make one, see when they were used, revoke them. */
export function TokensPanel({ tokens, formKey }: { readonly tokens: readonly OwnToken[]; readonly formKey: string }) {
  const { profile, settings } = useWords();
  const drawn = useRefusal(["scope"], (answer) => answer.values.intent === "createToken");
  const isSending = useNavigation().state === "submitting";
  const scopes = [{ value: "read", label: settings.tokenRead }, { value: "write", label: settings.tokenWrite }];
  return (
    <Panel title={profile.tokens} meta={profile.tokensNote} flush>
      <Form method="post" className="flex flex-wrap items-end gap-3 px-4 pb-4">
        <input type="hidden" name="intent" value="createToken" />
        <input type="hidden" name="formKey" value={formKey} />
        <RadioChips legend={settings.tokenScope} name="scope" options={scopes} defaultValue="read" errors={drawn.byField.scope} />
        <Button type="submit" disabled={isSending}>{settings.createToken}</Button>
      </Form>
      {tokens.length === 0 ? <p className="px-4 pb-4 text-sm text-muted">{settings.noTokens}</p> : <TokenTable tokens={tokens} />}
    </Panel>
  );
}

function TokenTable({ tokens }: { readonly tokens: readonly OwnToken[] }) {
  const { common, profile, settings } = useWords();
  const locale = useLocale();
  const scopeName = { read: settings.tokenRead, write: settings.tokenWrite };
  return (
    <TableFrame label={settings.tableOf({ name: profile.tokens })}>
      <thead>
        <tr>
          <HeadCell>{profile.tokens}</HeadCell>
          <HeadCell>{settings.tokenScope}</HeadCell>
          <HeadCell>{profile.tokenCreatedAt}</HeadCell>
          <HeadCell>{profile.tokenUsedAt}</HeadCell>
          <HeadCell><span className="sr-only">{common.actions}</span></HeadCell>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <Row key={token.id}>
            <NameCell>{profile.tokenNumber({ id: token.id })}</NameCell>
            <Cell>{scopeName[token.scope]}</Cell>
            <Cell>{formatInstant(locale, token.createdAt)}</Cell>
            <Cell>{token.lastUsedAt === null ? profile.tokenNeverUsed : formatInstant(locale, token.lastUsedAt)}</Cell>
            <Cell align="end">{token.revokedAt === null ? <Revoke id={token.id} /> : <Chip>{settings.revoked}</Chip>}</Cell>
          </Row>
        ))}
      </tbody>
    </TableFrame>
  );
}

function Revoke({ id }: { readonly id: number }) {
  const { profile, settings } = useWords();
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="revokeToken" />
      <input type="hidden" name="id" value={id} />
      <Button type="submit" size="s" aria-label={settings.rowOf({ action: settings.revoke, name: profile.tokenNumber({ id }) })}>{settings.revoke}</Button>
    </Form>
  );
}
