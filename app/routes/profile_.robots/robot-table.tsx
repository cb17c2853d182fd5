import { Form } from "@remix-run/react";
import { formatInstant } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { OwnRobot } from "#app/services/robots/own-robots.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Cell, HeadCell, NameCell, Row, TableFrame } from "#app/ui/table.tsx";

/** One's robots and what can be done with each. */
export function RobotTable({ robots }: { readonly robots: readonly OwnRobot[] }) {
  const { common, deliveries: { robot: texts }, settings } = useWords();
  const locale = useLocale();
  return (
    <Panel title={texts.title} flush>
      {robots.length === 0 ? <EmptyState text={texts.none} /> : (
        <TableFrame label={settings.tableOf({ name: texts.title })}>
          <thead>
            <tr>
              <HeadCell>{texts.name}</HeadCell>
              <HeadCell>{texts.vendor}</HeadCell>
              <HeadCell>{settings.state}</HeadCell>
              <HeadCell>{texts.addedAt}</HeadCell>
              <HeadCell><span className="sr-only">{common.actions}</span></HeadCell>
            </tr>
          </thead>
          <tbody>
            {robots.map((robot) => (
              <Row key={robot.id}>
                <NameCell>{robot.name}</NameCell>
                <Cell>{texts.kind[robot.kind]}{robot.signs && <span className="text-muted"> · {texts.signed}</span>}</Cell>
                <Cell>{robot.isDisabled ? <Chip>{texts.disabled}</Chip> : <Chip tone="green">{texts.active}</Chip>}</Cell>
                <Cell>{formatInstant(locale, robot.createdAt)}</Cell>
                <Cell><Buttons robot={robot} /></Cell>
              </Row>
            ))}
          </tbody>
        </TableFrame>
      )}
    </Panel>
  );
}

function Buttons({ robot }: { readonly robot: OwnRobot }) {
  const { deliveries: { robot: texts }, settings } = useWords();
  const intents = ["test" as const, robot.isDisabled ? ("enable" as const) : ("disable" as const), "remove" as const];
  return (
    <Form method="post" preventScrollReset className="flex justify-end gap-1">
      <input type="hidden" name="id" value={robot.id} />
      <input type="hidden" name="version" value={robot.version} />
      {intents.map((intent) => (
        <Button key={intent} type="submit" name="intent" value={intent} size="s" aria-label={settings.rowOf({ action: texts[intent], name: robot.name })}>{texts[intent]}</Button>
      ))}
    </Form>
  );
}
