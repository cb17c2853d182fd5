import { Link } from "@remix-run/react";
import { daysBetween } from "#app/domain/dates.ts";
import type { LeadView } from "#app/domain/lead-states.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { formatMoneyColumn, formatMoney } from "#app/i18n/format-money.ts";
import { joinFacts, MISSING } from "#app/i18n/format.ts";
import { lightReason } from "#app/i18n/light-words.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { LeadRow } from "#app/services/leads/list-leads.server.ts";
import { classNames } from "#app/ui/class-names.ts";
import { Cell, HeadCell, NameCell, Row, TableFrame } from "#app/ui/table.tsx";
import { LightMark } from "../light-mark.tsx";
import { SubStateChip } from "../sub-state-chip.tsx";
import { projectPath } from "../project/project-address.ts";
import { clockText } from "./clock-text.tsx";
import { rightText } from "./right-text.ts";

export interface LeadListProps {
  readonly rows: readonly LeadRow[];
  readonly today: string;
  readonly view: LeadView;
  /** The lead that was just stored. */
  readonly newCode: string | null;
}

function useRowWords(today: string) {
  const words = useWords();
  const locale = useLocale();
  return ({ card, source, sourceDetail, leadOn, clock, liaison, right, lost, archived }: LeadRow) => {
    const days = leadOn === null ? null : daysBetween(leadOn, today);
    return {
      district: card.district === null ? MISSING : locale === "en" ? card.district.en : card.district.zh,
      source: joinFacts(locale, [source && words.kinds.source[source], sourceDetail]) || MISSING, clock: clockText(words, clock), isLate: (clock?.daysLate ?? 0) > 0, liaison: liaison ?? MISSING,
      registered: days === null ? MISSING : days <= 0 ? words.leads.registeredToday : words.leads.registeredDaysAgo({ n: days }), reason: lightReason(words, card), right: right === null ? MISSING : rightText(words, locale, right), isHeld: right?.state === "held",
      lost: lost && joinFacts(locale, [lost.reason && words.kinds.lossReason[lost.reason], lost.text]), lostTo: lost?.to ?? MISSING, lostOn: formatPartialDate(locale, lost?.on),
      archived: archived && joinFacts(locale, [formatPartialDate(locale, archived.on), archived.reason]),
    };
  };
}

/** Leads as a table, the newest on top. */
export function LeadTable({ rows, today, view, newCode }: LeadListProps) {
  const { fields, leads, lights } = useWords();
  const locale = useLocale();
  const say = useRowWords(today);
  return (
    <TableFrame label={leads.title} density="roomy" className="max-md:hidden md:min-h-0 md:flex-1">
      <thead>
        <tr>
          <HeadCell className="w-10"><span className="sr-only">{lights.light}</span></HeadCell>
          <HeadCell>{leads.lead}</HeadCell>
          <HeadCell>{fields.investor}</HeadCell>
          <HeadCell>{leads.state}</HeadCell>
          <HeadCell>{fields.source}</HeadCell>
          <HeadCell align="end">{leads.amountColumn}</HeadCell>
          <HeadCell>{fields.district}</HeadCell>
          <HeadCell>{leads.registered}</HeadCell>
          {view === "open" && <><HeadCell>{leads.clock}</HeadCell><HeadCell>{leads.right}</HeadCell></>}
          {view === "lost" && <><HeadCell>{leads.lostOn}</HeadCell><HeadCell>{leads.lostWhy}</HeadCell><HeadCell>{fields.lostTo}</HeadCell></>}
          {view === "archived" && <HeadCell>{leads.archived}</HeadCell>}
          <HeadCell>{fields.liaison}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { card } = row;
          const text = say(row);
          return (
            <Row key={card.code} isSelected={card.code === newCode}>
              <Cell><span title={text.reason ?? undefined} className="flex"><LightMark light={card.light} /></span></Cell>
              <NameCell><Link to={projectPath(card.code)} title={card.name} className="block max-w-72 truncate rounded-xs hover:text-link hover:underline">{card.name}</Link></NameCell>
              <Cell><span className="block max-w-52 truncate" title={card.investor ?? undefined}>{card.investor ?? MISSING}</span></Cell>
              <Cell>{card.subState && <SubStateChip state={card.subState} />}</Cell>
              <Cell><span className="block max-w-44 truncate" title={text.source}>{text.source}</span></Cell>
              <Cell align="end">{formatMoneyColumn(locale, card.totalCny)}</Cell>
              <Cell>{text.district}</Cell>
              <Cell>{text.registered}</Cell>
              {view === "open" && (
                <>
                  <Cell><span className={classNames(text.isLate && "text-light-yellow-text")}>{text.clock}</span></Cell>
                  <Cell><span className={classNames(!text.isHeld && "text-muted")}>{text.right}</span></Cell>
                </>
              )}
              {view === "lost" && (
                <>
                  <Cell>{text.lostOn}</Cell>
                  <Cell><span className="block max-w-72 truncate" title={text.lost ?? undefined}>{text.lost ?? MISSING}</span></Cell>
                  <Cell>{text.lostTo}</Cell>
                </>
              )}
              {view === "archived" && <Cell><span className="block max-w-72 truncate" title={text.archived ?? undefined}>{text.archived ?? MISSING}</span></Cell>}
              <Cell>{text.liaison}</Cell>
            </Row>
          );
        })}
      </tbody>
    </TableFrame>
  );
}

/** The same as cards for a phone. */
export function LeadCards({ rows, today, view, newCode }: LeadListProps) {
  const locale = useLocale();
  const say = useRowWords(today);
  return (
    <ul className="flex flex-col gap-2 px-4 pb-4 md:hidden">
      {rows.map((row) => {
        const { card } = row;
        const text = say(row);
        return (
          <li key={card.code}>
            <Link to={projectPath(card.code)} className={classNames("panel flex flex-col gap-1 p-3", card.code === newCode && "bg-selected")}>
              <span className="flex items-start gap-2"><LightMark light={card.light} className="mt-1" /><span className="min-w-0 flex-1 text-md font-strong text-ink">{card.name}</span>{card.subState && <SubStateChip state={card.subState} />}</span>
              <span className="text-sm text-muted">{joinFacts(locale, [card.investor, text.district, card.totalCny === null ? null : formatMoney(locale, card.totalCny)])}</span>
              <span className="flex justify-between gap-2 text-sm"><span className="text-muted">{joinFacts(locale, [text.registered, row.liaison])}</span><span className={text.isLate && view === "open" ? "text-light-yellow-text" : "text-ink-2"}>{view === "open" ? text.clock : view === "lost" ? joinFacts(locale, [text.lostOn, text.lost]) : text.archived}</span></span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
