import { useLocation } from "@remix-run/react";
import { ArrowRight } from "lucide-react";
import { useId } from "react";
import { dateFieldOf } from "#app/domain/check-project.ts";
import { proposedLanding } from "#app/domain/gates.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { formatMoney } from "#app/i18n/format-money.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { MoveAsked, MoveCheck, MovedProject } from "#app/services/board/check-move.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { datesWith, GateFormProvider } from "../gate-checklist/gate-form.ts";
import { StageName } from "../stage-mark.tsx";
import { boardAddress } from "./board-address.ts";
import { GateLines } from "./gate-lines.tsx";
import { fieldReasonText } from "./move-reply.ts";
import type { MoveReply } from "./move-reply.ts";
import { useMoveForm } from "./use-move-form.ts";
import { useTypedValues } from "./use-typed-values.ts";

export interface GateDialogProps {
  readonly project: MovedProject;
  readonly asked: MoveAsked;
  readonly today: string;
  /** The answer to a form sent without JavaScript. */
  readonly posted: MoveReply | undefined;
  readonly onClose: () => void;
}

/** Where nothing but one closing date is missing it is today, or the landing day that follows from the parts. */
function firstValues({ project, asked }: MoveCheckOf, today: string): Record<string, string> {
  const [only] = asked.closings;
  if (asked.closings.length !== 1 || !only || asked.lines.some((line) => !line.met)) return {};
  const fromParts = only === "landed" ? proposedLanding({ kind: project.kind, on: datesWith(project, () => "") }) : null;
  return { [dateFieldOf(only)]: fromParts !== null && fromParts <= today ? fromParts : today };
}
type MoveCheckOf = Pick<MoveCheck, "project"> & { readonly asked: MoveAsked };

/** The card stands in its new column; this asks for what the way there needs, then moves it. Closing puts the card back. */
export function GateDialog({ project, asked, today, posted, onClose }: GateDialogProps) {
  const words = useWords();
  const { board, gates, kinds, stages } = words;
  const locale = useLocale();
  const { search } = useLocation();
  const formId = useId();
  const { card } = project;
  const { refused, form, isBusy, send } = useMoveForm(card.code, asked.to, posted);
  const values = useTypedValues(form, refused?.values ?? firstValues({ project, asked }, today));
  const missingCount = asked.closings.length + asked.lines.filter((line) => !line.met).length;
  const isReady = missingCount === 1 && asked.closings.length === 1;
  const rulesFrom = asked.lines.map((line) => line.from).toSorted().at(-1);
  const errorsOf = (name: string) => (refused?.errors ?? []).filter((reason) => reason.field === name).map((reason) => fieldReasonText(words, reason));


  return (
    <Dialog isOpen onClose={onClose} className="z-30" closeLabel={gates.putBack}
      eyebrow={<><StageName stage={card.stage} /><ArrowRight aria-hidden className="size-4" /><span className="text-ink"><StageName stage={asked.to} /></span></>}
      title={isReady || card.stage === "done" || card.stage === "left" ? board.readyToMove({ stage: stages.name[asked.to] }) : gates.missingToLeave({ n: missingCount, stage: stages.name[card.stage] })}
      description={joinFacts(locale, [card.name, project.investors[0], card.totalCny === null ? null : formatMoney(locale, card.totalCny), project.kind && kinds.kind[project.kind]])}
      footer={
        <>
          {rulesFrom && <p className="text-xs text-muted">{gates.rulesSince({ date: formatPartialDate(locale, rulesFrom, "long") })}</p>}
          <span className="flex-1" />
          <LinkButton size="l" to={boardAddress(search)} preventScrollReset>{gates.putBack}</LinkButton>
          <Button type="submit" form={formId} variant="primary" size="l" disabled={isBusy}>{isBusy ? board.moveBusy : gates.moveToStage({ stage: stages.name[asked.to] })}</Button>
        </>
      }>
      <form ref={form} id={formId} method="post" action={boardAddress(search, { move: card.code, to: asked.to })} noValidate onSubmit={send} onInput={values.read}>
        <input type="hidden" name="intent" value="move" />
        <input type="hidden" name="code" value={card.code} />
        <input type="hidden" name="version" value={card.version} />
        <input type="hidden" name="to" value={asked.to} />
        <GateFormProvider value={{ project, today, districts: asked.districts, divisions: asked.divisions, atFirst: values.atFirst, typed: values.typed, errors: errorsOf, fill: values.fill }}>
          <GateLines project={project} asked={asked} refused={isBusy ? null : refused} />
        </GateFormProvider>
      </form>
    </Dialog>
  );
}
