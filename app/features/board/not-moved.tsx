import { Link, useLocation } from "@remix-run/react";
import { CircleAlert, X } from "lucide-react";
import { useState } from "react";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { BoardCard } from "#app/services/board/cards.server.ts";
import { Icon } from "#app/ui/icon.tsx";
import { boardAddress, moveRequestOf } from "./board-address.ts";
import { conflictText, namedReasonText } from "./move-reply.ts";
import type { MoveReply } from "./move-reply.ts";

/** On the card: why its last move was refused and the way to try again; gone once it is dismissed or the move succeeds. */
export function NotMoved({ card, reply }: { readonly card: BoardCard; readonly reply: MoveReply | undefined }) {
  const words = useWords();
  const locale = useLocale();
  const { search } = useLocation();
  const [dismissed, setDismissed] = useState<MoveReply | null>(null);
  if (!reply || reply.ok || reply === dismissed || moveRequestOf(search)?.code === card.code) return null;
  const [first, ...others] = reply.errors;
  const text = conflictText(words, locale, reply) ?? (first ? namedReasonText(words, first) : words.board.notMoved);
  return (
    <div className="relative z-1 -mx-1.5 mt-1.5 rounded-sm bg-light-red-tint px-2 py-1 text-xs text-light-red-text">
      <p className="flex items-start gap-1.5">
        <Icon of={CircleAlert} size="s" className="mt-0.5" />
        <span className="min-w-0 flex-1"><strong className="font-strong">{words.board.notMoved}</strong> {text}{others.length > 0 && ` +${others.length}`}</span>
        <button type="button" aria-label={words.shell.dismiss} title={words.shell.dismiss} onClick={() => setDismissed(reply)} className="inline-grid size-6 place-items-center rounded-xs hover:bg-hover touch:size-11">
          <Icon of={X} size="s" />
        </button>
      </p>
      {reply.to && (
        <Link to={boardAddress(search, { move: card.code, to: reply.to })} preventScrollReset className="link inline-flex min-h-6 items-center underline touch:min-h-11">{words.common.retry}</Link>
      )}
    </div>
  );
}
