import { useDraggable } from "@dnd-kit/core";
import { Link, useFetcher, useLocation, useNavigate } from "@remix-run/react";
import { Ellipsis, GripVertical } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useWords } from "#app/i18n/words-context.tsx";
import type { MoveReply } from "./move-reply.ts";
import { IconLink } from "#app/ui/button.tsx";
import { classNames } from "#app/ui/class-names.ts";
import { Icon } from "#app/ui/icon.tsx";
import { clockSearch } from "../clock-controls/clock-params.ts";
import { boardAddress } from "./board-address.ts";
import { CardFace } from "./card-face.tsx";
import type { FoldedCard } from "./fold-moves.ts";
import { cardKey } from "./move-reply.ts";
import { NotMoved } from "./not-moved.tsx";

export interface BoardCardProps {
  readonly card: FoldedCard;
  readonly today: string;
  readonly isPast: boolean;
  readonly isMovable: boolean;
}

const FRAME = "group/card relative shrink-0 rounded-[0.375rem] bg-surface px-2.5 pt-2.25 pb-2 shadow-card hover:shadow-lift has-[a[data-name]:focus-visible]:outline-2 has-[a[data-name]:focus-visible]:outline-offset-2 has-[a[data-name]:focus-visible]:outline-focus";

/** The name with the card's tools; the name's link covers the whole card. */
function CardHead({ card, tools }: { readonly card: FoldedCard; readonly tools?: React.ReactNode }) {
  const { search } = useLocation();
  return (
    <div className="flex items-start gap-1">
      <h3 className="line-clamp-2 min-w-0 flex-1 text-sm leading-4.75 text-ink" title={card.name}>
        <Link to={`/projects/${encodeURIComponent(card.code)}${clockSearch(search)}`} draggable={false} data-name
          className="outline-none after:absolute after:inset-0 after:content-['']">{card.name}</Link>
      </h3>
      {tools}
    </div>
  );
}

/** A card that stays where it is. */
function StillCard({ card, today, isPast }: Omit<BoardCardProps, "isMovable">) {
  return (
    <article data-card={card.code} className={FRAME}>
      <CardHead card={card} />
      <CardFace card={card} today={today} isPast={isPast} />
    </article>
  );
}

const TOOLS = "no-print z-1 flex rounded-sm bg-surface absolute top-1 right-1 opacity-0 group-focus-within/card:opacity-100 group-hover/card:opacity-100 touch:relative touch:top-0 touch:-right-1 touch:-mb-4 touch:opacity-100";
const TOOL = "inline-grid h-6 w-6 place-items-center rounded-sm text-muted hover:bg-hover hover:text-ink";

function MovableCard({ card, today }: Pick<BoardCardProps, "card" | "today">) {
  const { board } = useWords();
  const { search } = useLocation();
  const navigate = useNavigate();
  const fetcher = useFetcher<MoveReply>({ key: cardKey(card.code) });
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, isDragging } = useDraggable({ id: card.code, data: { card } });
  const choose = boardAddress(search, { move: card.code });

  const onKeyDown = (event: KeyboardEvent) => {
    listeners?.onKeyDown?.(event);
    if (event.key.toLowerCase() !== "m" || event.ctrlKey || event.metaKey || event.altKey || isDragging) return;
    event.preventDefault();
    navigate(choose, { preventScrollReset: true });
  };

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the key repeats the card's own link, the pointer its handle
    <article ref={setNodeRef} data-card={card.code} {...listeners} onKeyDown={onKeyDown} aria-busy={card.isMoving || undefined}
      className={classNames(FRAME, "select-none touch:select-auto [-webkit-touch-callout:none]", isDragging && "opacity-40", card.isMoving && "shadow-[0_0_0_2px_var(--accent)]!")}>
      <CardHead card={card} tools={
        <span className={TOOLS}>
          <button ref={setActivatorNodeRef} type="button" {...attributes} aria-label={board.dragHandle({ name: card.name })} title={board.dragHandle({ name: card.name })}
            className={classNames(TOOL, "cursor-grab touch:hidden")}>
            <Icon of={GripVertical} size="s" />
          </button>
          <IconLink to={choose} preventScrollReset label={board.cardActions({ name: card.name })} icon={Ellipsis} className="size-6! touch:-mt-2 touch:size-11!" />
        </span>
      } />
      <CardFace card={card} today={today} isPast={false} />
      {fetcher.state === "idle" && <NotMoved card={card} reply={fetcher.data} />}
    </article>
  );
}

/** One project on the board. */
export function BoardCard({ isMovable, ...rest }: BoardCardProps) {
  return isMovable ? <MovableCard {...rest} /> : <StillCard {...rest} />;
}

/** The card under the pointer while it is dragged. */
export function LiftedCard({ card, today }: Pick<BoardCardProps, "card" | "today">) {
  return (
    <div data-lifted className={classNames(FRAME, "rotate-1 cursor-grabbing shadow-[var(--elevation-lift),0_0_0_2px_var(--focus)]!")}>
      <p className="line-clamp-2 text-sm leading-4.75 font-strong text-ink">{card.name}</p>
      <CardFace card={card} today={today} isPast={false} />
    </div>
  );
}
