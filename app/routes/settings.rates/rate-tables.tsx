import { Link } from "@remix-run/react";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { CurrencyRates } from "#app/services/settings/rates.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Cell, HeadCell, NameCell, Row, TableFrame } from "#app/ui/table.tsx";

export interface RateTablesProps {
  readonly currencies: readonly CurrencyRates[];
  readonly writes: boolean;
}

/** The rates of each currency, the newest first. */
export function RateTables({ currencies, writes }: RateTablesProps) {
  const { settings } = useWords();
  if (currencies.length === 0) return <EmptyState text={settings.noRates} />;
  return (
    <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
      {currencies.map((entry) => <RateTable key={entry.currency} entry={entry} writes={writes} />)}
    </div>
  );
}

function RateTable({ entry, writes }: { readonly entry: CurrencyRates; readonly writes: boolean }) {
  const { common, settings } = useWords();
  const locale = useLocale();
  const label = settings.ratesOf({ currency: entry.currency });
  return (
    <Panel title={label} flush>
      <TableFrame label={settings.tableOf({ name: label })} className="max-h-80">
        <thead>
          <tr>
            <HeadCell>{settings.rateOn}</HeadCell>
            <HeadCell align="end">{settings.rateValue}</HeadCell>
            {writes && <HeadCell><span className="sr-only">{common.actions}</span></HeadCell>}
          </tr>
        </thead>
        <tbody>
          {entry.rates.map(({ on, rate }) => (
            <Row key={on}>
              <NameCell>{formatPartialDate(locale, on)}</NameCell>
              <Cell align="end">{rate}</Cell>
              {writes && (
                <Cell align="end">
                  <Link className="link" to={`/settings/rates?${new URLSearchParams({ currency: entry.currency, on })}`} aria-label={settings.rowOf({ action: common.edit, name: `${entry.currency} ${on}` })}>{common.edit}</Link>
                </Cell>
              )}
            </Row>
          ))}
        </tbody>
      </TableFrame>
    </Panel>
  );
}
