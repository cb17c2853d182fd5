import { useFetcher, useLocation, useNavigate } from "@remix-run/react";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { BoardPage } from "#app/services/board/board-page.server.ts";
import type { MoveAsked } from "#app/services/board/check-move.server.ts";
import type { BoardCard } from "#app/services/board/cards.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { clockSearch } from "../clock-controls/clock-params.ts";
import { BackDialog } from "./back-dialog.tsx";
import { boardAddress } from "./board-address.ts";
import type { MoveRequest } from "./board-address.ts";
import { GateDialog } from "./gate-dialog.tsx";
import { isMovable } from "./is-movable.ts";
import { cardKey, conflictText, reasonText } from "./move-reply.ts";
import type { MoveReply } from "./move-reply.ts";
import { StageDialog } from "./stage-dialog.tsx";

/** A move that nothing typed could make possible: the card stands there already, or further on. */
function ImpossibleMove({ card, asked, reply, onClose }: { readonly card: BoardCard; readonly asked: MoveAsked; readonly reply: MoveReply | undefined; readonly onClose: () => void }) {
  const words = useWords();
  const locale = useLocale();
  const { search } = useLocation();
  const { board, common, stages } = words;
  const [reason] = asked.impossible;
  const conflict = reply && !reply.ok && reply.code === card.code ? conflictText(words, locale, reply) : null;
  const isThere = card.stage === asked.to;
  return (
    <Dialog isOpen onClose={onClose} size="s" className="z-30" title={board.notMoved} description={card.name} closeLabel={common.close}
      footer={
        <>
          <span className="flex-1" />
          <LinkButton to={`/projects/${encodeURIComponent(card.code)}${clockSearch(search)}`} size="l">{board.openProject}</LinkButton>
          <LinkButton to={boardAddress(search)} preventScrollReset variant="primary" size="l">{common.close}</LinkButton>
        </>
      }>
      <div className="flex flex-col gap-2 px-5 pb-4">
        {conflict && <Banner tone="warning">{conflict}</Banner>}
        {(!conflict || !isThere) && <p>{isThere ? board.alreadyThere({ name: card.name, stage: stages.name[card.stage] }) : reason && reasonText(words, reason)}</p>}
      </div>
    </Dialog>
  );
}

export interface MoveDialogsProps {
  readonly page: BoardPage;
  readonly request: MoveRequest | null;
  /** The answer to a form sent without JavaScript. */
  readonly posted: MoveReply | undefined;
}

/** The dialog of one move. It holds the card's fetcher, so that an answer outlives the form that asked for it. */
function RequestedMove({ page, request, posted }: MoveDialogsProps & { readonly request: MoveRequest }) {
  const { board } = useWords();
  const navigate = useNavigate();
  const { search } = useLocation();
  const fetcher = useFetcher<MoveReply>({ key: cardKey(request.code) });
  const close = () => navigate(boardAddress(search), { preventScrollReset: true });
  const drawn = page.board.columns.flatMap((column) => column.cards).find((card) => card.code === request.code);
  const known = page.move?.project.card.code === request.code ? page.move : null;
  const card = known?.project.card ?? (request.to === null ? drawn : undefined);
  if (!card) return page.query.move === request.code ? <Banner tone="error" className="mx-5 mt-3">{board.noSuchCard}</Banner> : null;
  if (request.to === null) return <StageDialog card={card} ways={page.ways} onClose={close} />;
  if (!known || known.asked?.to !== request.to) return null;
  if (known.asked.impossible.length > 0) return <ImpossibleMove card={card} asked={known.asked} reply={fetcher.data} onClose={close} />;
  if (known.asked.back) return <BackDialog key={request.to} card={known.project.card} back={known.asked.back} posted={posted} onClose={close} />;
  return <GateDialog key={request.to} project={known.project} asked={known.asked} today={page.today} posted={posted} onClose={close} />;
}

/** Which dialog the address asks for: the choice of a stage, what a move still needs, or why it cannot be. */
export function MoveDialogs({ page, request, posted }: MoveDialogsProps) {
  if (!request || !isMovable(page)) return null;
  return <RequestedMove key={request.code} page={page} request={request} posted={posted} />;
}
