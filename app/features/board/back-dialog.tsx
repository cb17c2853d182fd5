import { useLocation } from "@remix-run/react";
import { ArrowLeft } from "lucide-react";
import { useId } from "react";
import { formatList } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { BoardCard } from "#app/services/board/cards.server.ts";
import type { MoveBackAsked } from "#app/services/projects/move-back.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Field } from "#app/ui/field.tsx";
import { TextArea } from "#app/ui/inputs.tsx";
import { FigureEffects } from "../figure-effects.tsx";
import { StageName } from "../stage-mark.tsx";
import { boardAddress } from "./board-address.ts";
import { conflictText, fieldReasonText, namedReasonText } from "./move-reply.ts";
import type { MoveReply } from "./move-reply.ts";
import { useMoveForm } from "./use-move-form.ts";

export interface BackDialogProps {
  readonly card: BoardCard;
  readonly back: MoveBackAsked;
  /** The answer to a form sent without JavaScript. */
  readonly posted: MoveReply | undefined;
  readonly onClose: () => void;
}

/** Before a card goes back: what is taken away, which figures change, and why. */
export function BackDialog({ card, back, posted, onClose }: BackDialogProps) {
  const words = useWords();
  const { board, gates, milestones, stages } = words;
  const locale = useLocale();
  const { search } = useLocation();
  const formId = useId();
  const { refused, form, isBusy, send } = useMoveForm(card.code, back.to, posted);
  const conflict = refused && conflictText(words, locale, refused);
  const others = (refused?.errors ?? []).filter((reason) => reason.field !== "reason");  return (
    <Dialog isOpen onClose={onClose} className="z-30" closeLabel={gates.putBack} description={card.name} title={gates.moveBackTo({ stage: stages.name[back.to] })}
      eyebrow={<><StageName stage={card.stage} /><ArrowLeft aria-hidden className="size-4" /><span className="text-ink"><StageName stage={back.to} /></span></>}
      footer={
        <>
          <span className="flex-1" />
          <LinkButton size="l" to={boardAddress(search)} preventScrollReset>{gates.putBack}</LinkButton>
          <Button type="submit" form={formId} variant="danger" size="l" disabled={isBusy}>{isBusy ? board.moveBusy : gates.moveBackTo({ stage: stages.name[back.to] })}</Button>
        </>
      }>
      <form ref={form} id={formId} method="post" action={boardAddress(search, { move: card.code, to: back.to })} noValidate onSubmit={send}>
        {Object.entries({ intent: "moveBack", code: card.code, version: String(card.version), to: back.to }).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        {conflict && <Banner tone="error" className="mx-5 mb-3" title={conflict}>{board.conflictKept}</Banner>}
        {!conflict && others.length > 0 && <Banner tone="error" className="mx-5 mb-3">{others.map((reason) => <span key={reason.code} className="block">{namedReasonText(words, reason)}</span>)}</Banner>}
        <p className="px-5 pb-3 text-base text-ink">{gates.takesBack({ milestones: formatList(locale, back.milestones.map((type) => milestones.name[type])) })}</p>
        <FigureEffects effects={back.effects} />
        <Field label={gates.moveBackReason} name="reason" className="px-5 pb-4" required errors={(refused?.errors ?? []).filter((reason) => reason.field === "reason").map((reason) => fieldReasonText(words, reason))}>
          {(control) => <TextArea {...control} rows={2} defaultValue={refused?.values.reason ?? ""} />}
        </Field>
      </form>
    </Dialog>
  );
}
