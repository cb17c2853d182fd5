import { Link, useLocation } from "@remix-run/react";
import { ArrowLeft, ArrowRight, Siren, SquareArrowOutUpRight } from "lucide-react";
import { useEffect, useRef } from "react";
import { canMove, canMoveIn } from "#app/domain/moves.ts";
import type { MoveWays } from "#app/domain/moves.ts";
import { may, SYSTEM } from "#app/domain/permissions.ts";
import { COLUMN_STAGES } from "#app/domain/stages.ts";
import type { ColumnStage } from "#app/domain/stages.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { formatMoney } from "#app/i18n/format-money.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { BoardCard } from "#app/services/board/cards.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { classNames } from "#app/ui/class-names.ts";
import { Dialog } from "#app/ui/dialog.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { clockSearch } from "../clock-controls/clock-params.ts";
import { raisePath } from "../issues/issue-marks.tsx";
import { useShell } from "../shell/shell-data.ts";
import { StageMark } from "../stage-mark.tsx";
import { boardAddress } from "./board-address.ts";

const LINE = "flex min-h-10 items-center gap-3 rounded-sm px-3 text-base text-ink touch:min-h-12 touch:text-md";

/** "Move to…": the six stages; those that the card can go to are links. On a phone it is a sheet from below. */
export function StageDialog({ card, ways, onClose }: { readonly card: BoardCard; readonly ways: MoveWays; readonly onClose: () => void }) {
  const { board, gates, issues, stages, common } = useWords();
  const { user } = useShell();
  const mayRaise = user !== null && may({ ...SYSTEM, role: user.role }, "issue.raise");
  const locale = useLocale();
  const { search } = useLocation();
  const list = useRef<HTMLUListElement>(null);
  const isEarlier = (stage: ColumnStage) => !canMove(card.stage, stage).ok;
  useEffect(() => { list.current?.querySelector("a")?.focus(); }, []);
  return (
    <Dialog isOpen onClose={onClose} size="s" className="z-30" title={gates.moveTo} closeLabel={common.close}
      description={joinFacts(locale, [card.name, card.investor, card.totalCny === null ? null : formatMoney(locale, card.totalCny)])}
      footer={
        <>
          <p className="flex-1 text-sm text-muted">{ways.back ? null : board.openProjectToCorrect}</p>
          {mayRaise && <LinkButton to={raisePath(card.code)} icon={Siren}>{issues.raise}</LinkButton>}
          <LinkButton to={`/projects/${encodeURIComponent(card.code)}${clockSearch(search)}`} icon={SquareArrowOutUpRight}>{board.openProject}</LinkButton>
        </>
      }>
      <ul ref={list} className="border-t border-line p-2">
        {COLUMN_STAGES.map((stage) => (
          <li key={stage}>
            {canMoveIn(ways, card.stage, stage).ok ? (
              <Link to={boardAddress(search, { move: card.code, to: stage })} replace preventScrollReset className={classNames(LINE, "hover:bg-hover")}>
                <StageMark stage={stage} size="l" />
                <span className="flex-1">{stages.name[stage]}</span>
                <span className="text-sm text-muted">{isEarlier(stage) ? gates.moveBack : stages.endsWhen[stage]}</span>
                <Icon of={isEarlier(stage) ? ArrowLeft : ArrowRight} size="s" className="text-muted" />
              </Link>
            ) : (
              <span className={classNames(LINE, "text-muted!")} aria-current={stage === card.stage ? "true" : undefined}>
                <StageMark stage={stage} size="l" />
                <span className="flex-1">{stages.name[stage]}</span>
                {stage === card.stage && <span className="text-sm">{board.standsHere}</span>}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
