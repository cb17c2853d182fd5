import { Link } from "@remix-run/react";
import { CloudOff, TriangleAlert } from "lucide-react";
import { isMilestoneType } from "#app/domain/milestones.ts";
import { formatInstant } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { Button } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { namedReasonText } from "../board/move-reply.ts";
import { fasterText } from "../project/project-answer.ts";
import { projectPath } from "../project/project-address.ts";
import type { WaitingUpdates } from "./use-waiting-updates.ts";
import type { WaitingUpdate } from "./waiting-updates.ts";

export interface WaitingListProps {
  readonly queue: WaitingUpdates;
  /** Whether the sheet of an update can still be opened: its milestone is on the page. */
  readonly canCorrect: (update: WaitingUpdate) => boolean;
  readonly onCorrect: (update: WaitingUpdate) => void;
}

function Entry({ update, queue, canCorrect, onCorrect }: WaitingListProps & { readonly update: WaitingUpdate }) {
  const words = useWords();
  const locale = useLocale();
  const { milestones, today } = words;
  const { refused } = update;
  const milestone = isMilestoneType(update.milestone) ? milestones.name[update.milestone] : update.milestone;
  const faster = fasterText(words, locale, refused?.conflict);
  return (
    <li className="flex flex-wrap items-center gap-2.5 border-t border-line px-4 py-2.5 text-sm first:border-t-0">
      <Icon of={refused ? TriangleAlert : CloudOff} className={refused ? "text-light-red-text" : "text-muted"} />
      <span className="min-w-0 flex-1">
        <Link to={projectPath(update.fields.code ?? "")} className="link block">{update.name}</Link>
        <span className="block text-ink">{joinFacts(locale, [milestone, update.photos.length > 0 ? today.photos({ n: update.photos.length }) : null])}</span>
        <span className="block text-xs text-muted">{joinFacts(locale, [formatInstant(locale, update.savedAt, "text"), refused ? today.refusedLater : today.waitsForSignal])}</span>
        {faster && <span className="block text-light-yellow-text">{faster}</span>}
        {refused?.errors.filter((error) => error.code !== "stale").map((error) => <span key={`${error.code}${error.field}`} className="block text-light-red-text">{namedReasonText(words, error)}</span>)}
      </span>
      {refused && canCorrect(update) && <Button size="s" onClick={() => onCorrect(update)}>{today.correct}</Button>}
      {refused?.conflict && <Button size="s" onClick={() => void queue.sendAgain(update, { version: String(refused.conflict?.version) })}>{today.sendAnyway}</Button>}
      {refused && <Button size="s" variant="ghost" onClick={() => void queue.forget(update.key)}>{today.giveUp}</Button>}
    </li>
  );
}

/** What waits on this device, with its state; nothing of it is lost by closing the page. */
export function WaitingList({ queue, ...correct }: WaitingListProps) {
  const { today } = useWords();
  if (queue.waiting.length === 0) return null;
  const action = queue.waiting.some((update) => !update.refused) && !queue.isOffline && <Button size="s" onClick={() => void queue.sendAll()}>{today.sendNow}</Button>;
  return (
    <Panel flush title={today.waiting({ n: queue.waiting.length })} action={action}>
      <ul aria-live="polite">{queue.waiting.map((update) => <Entry key={update.key} update={update} queue={queue} {...correct} />)}</ul>
    </Panel>
  );
}
