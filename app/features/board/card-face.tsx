import { Flag, Hourglass, TriangleAlert } from "lucide-react";
import { formatDuration } from "#app/i18n/format.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { lightReason } from "#app/i18n/light-words.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { BoardCard } from "#app/services/board/cards.server.ts";
import { Chip } from "#app/ui/chip.tsx";
import { classNames } from "#app/ui/class-names.ts";
import { Icon } from "#app/ui/icon.tsx";
import { Amount } from "../amount.tsx";
import { LightMark } from "../light-mark.tsx";
import { SubStateChip } from "../sub-state-chip.tsx";

const REASON_TONES = { red: "text-light-red-text", yellow: "text-light-yellow-text", green: "text-muted", none: "text-muted" };

function StandingLine({ card, isPast }: { readonly card: BoardCard; readonly isPast: boolean }) {
  const words = useWords();
  const locale = useLocale();
  const reason = lightReason(words, card);
  return (
    <div className="flex min-w-0 items-center gap-1.5">
      {isPast ? <Icon of={Hourglass} size="s" className="text-muted" /> : <LightMark light={card.light} size="s" />}
      <span className={classNames("min-w-0 flex-1 truncate", REASON_TONES[card.light])} title={reason ?? undefined}>{reason ?? words.stages.inThisStage}</span>
      {card.daysInStage !== null && <span className="whitespace-nowrap text-muted" title={words.stages.daysInStage}>{formatDuration(locale, card.daysInStage)}</span>}
    </div>
  );
}

function NextLine({ card, today }: { readonly card: BoardCard; readonly today: string }) {
  const { board, milestones } = useWords();
  const locale = useLocale();
  const isLate = card.nextDueOn !== null && card.nextDueOn < today;
  const form = card.nextDueOn?.slice(0, 4) === today.slice(0, 4) ? "text" : "short";
  return (
    <div className="flex min-w-0 items-center gap-1.5 text-muted">
      <Icon of={Flag} size="s" />
      <span className="min-w-0 flex-1 truncate">{card.nextMilestone === null ? board.noNextMilestone : milestones.name[card.nextMilestone]}</span>
      {card.nextDueOn !== null && <span className={classNames("whitespace-nowrap", isLate && "text-light-red-text")}>{formatPartialDate(locale, card.nextDueOn, form)}</span>}
    </div>
  );
}

/** What an English name of a place can do without where room is short. */
const KIND_OF_PLACE = / (District|City|County)$/;

/** Everything on a card below its name. */
export function CardFace({ card, today, isPast }: { readonly card: BoardCard; readonly today: string; readonly isPast: boolean }) {
  const words = useWords();
  const locale = useLocale();
  const { kinds, stages, milestones } = words;
  const district = card.district === null ? null : locale === "en" ? card.district.en : card.district.zh;
  return (
    <>
      <p className="mt-px flex min-h-4.5 min-w-0 items-center gap-1 text-xs text-muted">
        <span className="min-w-0 flex-1 truncate" title={card.investor ?? undefined}>{card.investor}</span>
        {card.isSuspended && <Chip tone="yellow">{stages.suspended}</Chip>}
        {card.subState && <SubStateChip state={card.subState} />}
      </p>
      <p className="mt-1 flex items-baseline gap-2 whitespace-nowrap">
        <Amount amount={card.totalCny ?? card.amount} currency={card.totalCny === null ? card.currency : "CNY"} className="text-[0.9375rem] leading-5.5 font-strong text-ink" />
        <span className="flex-1" />
        {card.isForeign && <Chip tone="accent" title={kinds.foreign}>{kinds.foreignShort}</Chip>}
        {district !== null && <span className="min-w-0 truncate text-xs text-muted" title={district}>{district.replace(KIND_OF_PLACE, "")}</span>}
      </p>
      <div className="mt-1.5 border-t border-line pt-1.5 text-xs leading-5">
        <StandingLine card={card} isPast={isPast} />
        {!isPast && <NextLine card={card} today={today} />}
        {card.missing.map((type) => (
          <p key={type} className="flex min-w-0 items-center gap-1.5 text-light-yellow-text">
            <Icon of={TriangleAlert} size="s" />
            <span className="truncate" title={stages.milestoneMissing({ milestone: milestones.name[type] })}>{stages.milestoneMissing({ milestone: milestones.name[type] })}</span>
          </p>
        ))}
      </div>
    </>
  );
}
