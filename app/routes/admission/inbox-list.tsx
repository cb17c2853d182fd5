import { Link } from "@remix-run/react";
import type { Light } from "#app/domain/kinds.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { DeadlineMark, OpinionChip } from "#app/features/admission/opinion-mark.tsx";
import { projectPath } from "#app/features/project/project-address.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { Inbox, InboxItem } from "#app/services/admission/inbox.server.ts";
import { Chip } from "#app/ui/chip.tsx";
import { Cell, HeadCell, NameCell, Row, TableFrame } from "#app/ui/table.tsx";

const RANK: readonly (Light | null)[] = ["red", "yellow", "green"];

/** How a review stands: its result, or the opinion that is the most late; for a unit its own. */
function Standing({ item, ownUnit }: { readonly item: InboxItem; readonly ownUnit: string | null }) {
  const { admission } = useWords();
  if (item.decision !== null) return <OpinionChip opinion={item.decision} />;
  if (item.state === "withdrawn") return <Chip>{admission.state.withdrawn}</Chip>;
  const own = item.opinions.filter(({ unit }) => ownUnit === null || unit === ownUnit);
  const worst = own.filter(({ light }) => light !== null).toSorted((a, b) => RANK.indexOf(a.light) - RANK.indexOf(b.light))[0];
  if (worst?.light) return <DeadlineMark light={worst.light} daysLate={worst.daysLate} />;
  const said = ownUnit === null ? null : own[0]?.opinion;
  return said ? <OpinionChip opinion={said} /> : <Chip tone="accent">{admission.inboxState.answered}</Chip>;
}

interface ListProps {
  readonly inbox: Inbox;
}

const addressOf = (item: InboxItem) => `${projectPath(item.code)}/admission#review-${item.item}`;

/** Reviews as a table: the project, what is asked, how many answered, how long it is open, how it stands. */
export function InboxTable({ inbox }: ListProps) {
  const { admission } = useWords();
  const locale = useLocale();
  return (
    <TableFrame label={admission.reviews} density="roomy" className="max-md:hidden">
      <thead>
        <tr>
          <HeadCell>{admission.project}</HeadCell><HeadCell>{admission.subjectLabel}</HeadCell><HeadCell>{admission.question}</HeadCell>
          <HeadCell align="end">{admission.answers}</HeadCell><HeadCell>{admission.dueOn}</HeadCell><HeadCell>{admission.stateLabel}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {inbox.items.map((item) => (
          <Row key={item.item}>
            <NameCell className="max-w-72"><Link to={addressOf(item)} className="block truncate hover:text-link" title={item.name}>{item.name}</Link><span className="text-xs font-normal text-muted">{item.code}</span></NameCell>
            <Cell>{admission.subject[item.subject]}</Cell>
            <Cell className="max-w-64 truncate" title={item.question ?? undefined}>{item.question ?? "—"}</Cell>
            <Cell align="end">{admission.answered({ n: item.opinions.filter(({ opinion }) => opinion !== null).length, of: item.opinions.length })}</Cell>
            <Cell>{formatPartialDate(locale, item.dueOn)}{item.state === "open" && <span className="block text-xs text-muted">{admission.waitingDays({ n: item.age })}</span>}</Cell>
            <Cell><Standing item={item} ownUnit={inbox.ownUnit} /></Cell>
          </Row>
        ))}
      </tbody>
    </TableFrame>
  );
}

/** The same on a phone. */
export function InboxCards({ inbox }: ListProps) {
  const { admission } = useWords();
  const locale = useLocale();
  return (
    <ul className="md:hidden">
      {inbox.items.map((item) => (
        <li key={item.item} className="border-b border-line">
          <Link to={addressOf(item)} className="flex flex-col gap-0.5 bg-surface px-4 py-3">
            <span className="flex items-start justify-between gap-2"><strong className="font-strong text-ink">{item.name}</strong><Standing item={item} ownUnit={inbox.ownUnit} /></span>
            <span className="text-sm text-muted">{joinFacts(locale, [admission.subject[item.subject], item.question])}</span>
            <span className="text-xs text-muted">
              {joinFacts(locale, [admission.dueBy({ date: formatPartialDate(locale, item.dueOn) }), `${admission.answers} ${admission.answered({ n: item.opinions.filter(({ opinion }) => opinion !== null).length, of: item.opinions.length })}`])}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
