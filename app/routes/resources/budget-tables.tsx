import { RESOURCE_KINDS } from "#app/domain/resources.ts";
import { useResourceText } from "#app/features/resources/resource-panel.tsx";
import { MISSING } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { BudgetLine, ResourcesPage } from "#app/services/resources/resources-page.server.ts";
import { BulletBar } from "#app/ui/bullet-bar.tsx";
import { Cell, HeadCell, NameCell, Row, TableFrame } from "#app/ui/table.tsx";

/** What is left of a budget; a budget that was never set leaves nothing to say. */
function Left({ line }: { readonly line: BudgetLine }) {
  const text = useResourceText();
  if (line.amountE4 === null) return <>{MISSING}</>;
  const left = line.amountE4 - line.givenE4;
  return left < 0 ? <span className="text-light-red-text">{text(line.kind, left)}</span> : <>{text(line.kind, left)}</>;
}

/** The city's budgets of a year: how much, asked for, allocated, left. */
export function CityBudgets({ page }: { readonly page: ResourcesPage }) {
  const { resources } = useWords();
  const text = useResourceText();
  return (
    <TableFrame label={resources.budgetsOf({ year: page.year })} density="roomy">
      <thead>
        <tr>
          <HeadCell>{resources.kindLabel}</HeadCell><HeadCell align="end">{resources.budget}</HeadCell><HeadCell align="end">{resources.asked}</HeadCell>
          <HeadCell align="end">{resources.allocated}</HeadCell><HeadCell align="end">{resources.balance}</HeadCell><HeadCell className="w-2/5 max-md:hidden"><span className="sr-only">{resources.balance}</span></HeadCell>
        </tr>
      </thead>
      <tbody>
        {page.city.map((line) => {
          const budget = line.amountE4 === null ? resources.noBudget : text(line.kind, line.amountE4);
          return (
            <Row key={line.kind}>
              <NameCell>{resources.kind[line.kind]}</NameCell>
              <Cell align="end">{budget}</Cell>
              <Cell align="end">{text(line.kind, line.askedE4)}</Cell>
              <Cell align="end" strong>{text(line.kind, line.givenE4)}</Cell>
              <Cell align="end"><Left line={line} /></Cell>
              <Cell className="max-md:hidden"><BulletBar label={resources.used({ given: text(line.kind, line.givenE4), budget })} value={line.givenE4} target={line.amountE4} other={line.askedE4} /></Cell>
            </Row>
          );
        })}
      </tbody>
    </TableFrame>
  );
}

/** The same by district: what was split off for it, asked for, allocated. */
export function DistrictBudgets({ page }: { readonly page: ResourcesPage }) {
  const { resources } = useWords();
  const locale = useLocale();
  const text = useResourceText();
  const rows = page.districts.filter(({ lines }) => page.districts.length === 1 || lines.some((line) => line.amountE4 !== null || line.projects > 0));
  return (
    <TableFrame label={resources.byDistrict}>
      <thead>
        <tr><HeadCell rowSpan={2}>{resources.district}</HeadCell>{RESOURCE_KINDS.map((kind) => <HeadCell key={kind} scope="colgroup" colSpan={3} className="text-center!">{resources.kind[kind]}</HeadCell>)}</tr>
        <tr>{RESOURCE_KINDS.flatMap((kind) => [resources.asked, resources.allocated, resources.balance].map((label) => <HeadCell key={`${kind}${label}`} align="end" className="top-9!">{label}</HeadCell>))}</tr>
      </thead>
      <tbody>
        {rows.map(({ place, lines }) => (
          <Row key={place.code}>
            <NameCell>{locale === "en" ? place.short.en : place.short.zh}</NameCell>
            {lines.flatMap((line) => [
              <Cell key={`${line.kind}a`} align="end">{line.askedE4 === 0 ? MISSING : text(line.kind, line.askedE4)}</Cell>,
              <Cell key={`${line.kind}g`} align="end" strong>{line.givenE4 === 0 ? MISSING : text(line.kind, line.givenE4)}</Cell>,
              <Cell key={`${line.kind}l`} align="end"><Left line={line} /></Cell>,
            ])}
          </Row>
        ))}
      </tbody>
    </TableFrame>
  );
}
