import { Link } from "@remix-run/react";
import { DateText } from "#app/features/date-text.tsx";
import { formatMoneyColumn } from "#app/i18n/format-money.ts";
import { MISSING } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ExplainedEvent } from "#app/services/quotas/view-explanation.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Cell, HeadCell, NameCell, Row, TableFrame } from "#app/ui/table.tsx";

/** The companies behind a quota of capital events. */
export function EventsPanel({ events, isDistrict }: { readonly events: readonly ExplainedEvent[]; readonly isDistrict: boolean }) {
  const { progress, quotasPage, fields } = useWords();
  const locale = useLocale();
  return (
    <Panel title={quotasPage.events} meta={quotasPage.counted({ n: events.length })} flush className="overflow-hidden" action={!isDistrict && <Link to="/capital-events" className="link touch:py-3">{progress.events}</Link>}>
      {events.length === 0 ? <EmptyState text={isDistrict ? quotasPage.eventsCity : quotasPage.eventsEmpty} /> : (
        <TableFrame label={quotasPage.eventsTable} density="roomy">
          <thead>
            <tr>
              <HeadCell>{quotasPage.company}</HeadCell>
              <HeadCell>{fields.uscc}</HeadCell>
              <HeadCell>{quotasPage.eventOn}</HeadCell>
              <HeadCell align="end">{quotasPage.eventAmount}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {events.map((event) => (
              <Row key={`${event.company} ${event.on}`}>
                <NameCell>{event.company}</NameCell>
                <Cell className="text-muted">{event.uscc ?? MISSING}</Cell>
                <Cell><DateText date={event.on} /></Cell>
                <Cell align="end" strong>{formatMoneyColumn(locale, event.amountCny)}</Cell>
              </Row>
            ))}
          </tbody>
        </TableFrame>
      )}
    </Panel>
  );
}
