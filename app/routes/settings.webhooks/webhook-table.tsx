import { Form } from "@remix-run/react";
import { formatInstant } from "#app/i18n/format-date.ts";
import { refusalText } from "#app/i18n/refusal-text.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ListedWebhook, WebhooksView } from "#app/services/webhooks/webhooks-page.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import type { ChipTone } from "#app/ui/chip.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Cell, HeadCell, NameCell, Row, TableFrame } from "#app/ui/table.tsx";

const TONE: Readonly<Record<ListedWebhook["state"], ChipTone>> = { active: "green", failing: "yellow", paused: "red" };

/** The systems that are told, how far each was told, and what can be done with it. */
export function WebhookTable({ view: { webhooks, head, writes } }: { readonly view: WebhooksView }) {
  const { common, deliveries: { lastError, nextTry, webhook: texts }, settings } = useWords();
  return (
    <Panel title={texts.title} flush>
      {webhooks.length === 0 ? <EmptyState text={texts.none} /> : (
        <TableFrame label={settings.tableOf({ name: texts.title })}>
          <thead>
            <tr>
              <HeadCell>{texts.name}</HeadCell>
              <HeadCell>{texts.owner}</HeadCell>
              <HeadCell>{settings.state}</HeadCell>
              <HeadCell>{texts.told}</HeadCell>
              <HeadCell>{texts.lastSent}</HeadCell>
              <HeadCell>{nextTry}</HeadCell>
              <HeadCell>{lastError}</HeadCell>
              {writes && <HeadCell><span className="sr-only">{common.actions}</span></HeadCell>}
            </tr>
          </thead>
          <tbody>{webhooks.map((webhook) => <WebhookRow key={webhook.id} webhook={webhook} head={head} writes={writes} />)}</tbody>
        </TableFrame>
      )}
    </Panel>
  );
}

function WebhookRow({ webhook, head, writes }: { readonly webhook: ListedWebhook; readonly head: number; readonly writes: boolean }) {
  const words = useWords();
  const locale = useLocale();
  const { common, deliveries: { webhook: texts } } = words;
  const instant = (at: string | null) => (at === null ? common.missing : formatInstant(locale, at));
  return (
    <Row>
      <NameCell>{webhook.name}<p className="py-0.5 text-xs font-normal text-muted">{webhook.origin}</p></NameCell>
      <Cell>{webhook.owner}</Cell>
      <Cell><Chip tone={TONE[webhook.state]}>{texts.state[webhook.state]}</Chip></Cell>
      <Cell>{texts.toldOf({ seq: webhook.sentSeq, head })}</Cell>
      <Cell>{instant(webhook.lastSentAt)}</Cell>
      <Cell>{instant(webhook.nextTryAt)}</Cell>
      <Cell wrap>{webhook.error === null ? common.missing : refusalText(words, webhook.error)}</Cell>
      {writes && <Cell align="end"><Buttons webhook={webhook} /></Cell>}
    </Row>
  );
}

function Buttons({ webhook: { id, name, state } }: { readonly webhook: ListedWebhook }) {
  const { deliveries: { webhook: texts }, settings } = useWords();
  const switches = { active: ["pause"], failing: ["resume", "pause"], paused: ["resume"] } as const;
  return (
    <Form method="post" preventScrollReset className="flex justify-end gap-1">
      <input type="hidden" name="id" value={id} />
      {["test" as const, ...switches[state], "remove" as const].map((intent) => (
        <Button key={intent} type="submit" name="intent" value={intent} size="s" aria-label={settings.rowOf({ action: texts[intent], name })}>{texts[intent]}</Button>
      ))}
    </Form>
  );
}
