import { Form } from "@remix-run/react";
import { formatInstant } from "#app/i18n/format-date.ts";
import { formatList } from "#app/i18n/format.ts";
import { refusalText } from "#app/i18n/refusal-text.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { DeliveriesView, ListedDelivery } from "#app/services/deliveries/deliveries-page.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import type { ChipTone } from "#app/ui/chip.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Cell, HeadCell, NameCell, Row, TableFrame } from "#app/ui/table.tsx";

const TONE: Readonly<Record<ListedDelivery["state"], ChipTone>> = { queued: "neutral", sending: "accent", delivered: "green", dead: "red", dropped: "neutral" };

/** The messages of one part: whom they are for, through what, and how far they got. */
export function DeliveryTable({ view: { group, deliveries, shown, writes } }: { readonly view: DeliveriesView }) {
  const { common, deliveries: texts, settings } = useWords();
  const hasButtons = writes && group !== "past";
  return (
    <Panel title={texts.groups[group]} meta={deliveries.length === shown && texts.newest({ n: shown })} flush>
      {deliveries.length === 0 ? <EmptyState text={texts.none[group]} /> : (
        <TableFrame label={settings.tableOf({ name: texts.title })}>
          <thead>
            <tr>
              <HeadCell>{texts.receiver}</HeadCell>
              <HeadCell>{texts.channel}</HeadCell>
              <HeadCell>{texts.about}</HeadCell>
              <HeadCell>{settings.state}</HeadCell>
              <HeadCell align="end">{texts.tries}</HeadCell>
              <HeadCell>{texts.queuedAt}</HeadCell>
              {group !== "dead" && <HeadCell>{group === "open" ? texts.nextTry : texts.when}</HeadCell>}
              <HeadCell>{texts.lastError}</HeadCell>
              {hasButtons && <HeadCell><span className="sr-only">{common.actions}</span></HeadCell>}
            </tr>
          </thead>
          <tbody>{deliveries.map((delivery) => <DeliveryRow key={delivery.id} delivery={delivery} hasButtons={hasButtons} />)}</tbody>
        </TableFrame>
      )}
    </Panel>
  );
}

function DeliveryRow({ delivery, hasButtons }: { readonly delivery: ListedDelivery; readonly hasButtons: boolean }) {
  const words = useWords();
  const locale = useLocale();
  const { deliveries: texts, common, notices } = words;
  const instant = (at: string | null) => (at === null ? common.missing : formatInstant(locale, at));
  return (
    <Row>
      <NameCell>{delivery.receiver}</NameCell>
      <Cell>{delivery.robot === null ? texts.email : `${texts.robot.kind[delivery.robot.kind]} · ${delivery.robot.name}`}</Cell>
      <Cell>{formatList(locale, delivery.topics.map((topic) => notices.topic[topic]))}</Cell>
      <Cell><Chip tone={TONE[delivery.state]}>{texts.state[delivery.state]}</Chip></Cell>
      <Cell align="end">{delivery.attempts}</Cell>
      <Cell>{instant(delivery.queuedAt)}</Cell>
      {delivery.state !== "dead" && <Cell>{instant(delivery.nextTryAt ?? delivery.deliveredAt)}</Cell>}
      <Cell wrap>{delivery.error === null ? common.missing : refusalText(words, delivery.error)}</Cell>
      {hasButtons && <Cell align="end">{delivery.state !== "sending" && <Buttons delivery={delivery} />}</Cell>}
    </Row>
  );
}

function Buttons({ delivery: { id, receiver } }: { readonly delivery: ListedDelivery }) {
  const { deliveries: texts } = useWords();
  return (
    <Form method="post" preventScrollReset className="flex justify-end gap-1">
      <input type="hidden" name="id" value={id} />
      {(["retry", "giveUp"] as const).map((intent) => (
        <Button key={intent} type="submit" name="intent" value={intent} size="s" aria-label={texts.ofReceiver({ action: texts[intent], name: receiver, id: id.slice(0, 8) })}>{texts[intent]}</Button>
      ))}
    </Form>
  );
}
