import { TriangleAlert } from "lucide-react";
import { dateFieldOf } from "#app/domain/check-project.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { TextInput } from "#app/ui/inputs.tsx";
import { CountsFrom } from "./gate-fields.tsx";
import { landingFromParts, useGateField, useGateForm } from "./gate-form.ts";
import { GateRow } from "./gate-row.tsx";

const QUICK = "link min-h-6 shrink-0 text-xs whitespace-nowrap touch:min-h-11";

/** The landing day that follows from its parts: offered while none is given, held against the one that is. */
function LandingAdvice({ name }: { readonly name: string }) {
  const { project: texts, board } = useWords();
  const locale = useLocale();
  const { project, typed, fill } = useGateForm();
  const proposed = landingFromParts(project, typed);
  if (proposed === null || typed(name).trim() === proposed) return null;
  const date = formatPartialDate(locale, proposed);
  const take = <button type="button" className={QUICK} onClick={() => fill(name, proposed)}>{board.takeDate({ date })}</button>;
  if (typed(name).trim() === "") return <span className="block">{texts.proposedLanding({ date })} {take}</span>;
  return (
    <span className="flex items-start gap-1.5 text-light-yellow-text">
      <Icon of={TriangleAlert} size="s" className="mt-0.75" />
      <span>{texts.landingDiffers({ date })} {take}</span>
    </span>
  );
}

/** The date of a closing milestone that a move records. */
export function ClosingField({ type }: { readonly type: MilestoneType }) {
  const { board, common, milestones } = useWords();
  const { errors, typed, fill, today } = useGateForm();
  const name = dateFieldOf(type);
  const { id, errorsId, control } = useGateField(name);
  const labels: Partial<Record<MilestoneType, string>> = board.closingDate;
  const hints: Partial<Record<MilestoneType, string>> = board.closingHint;
  return (
    <GateRow isMet={false} label={labels[type] ?? milestones.name[type]} labelFor={id} errors={errors(name)} errorsId={errorsId}
      hint={<>{hints[type]}<CountsFrom name={name} />{type === "landed" && <LandingAdvice name={name} />}</>}>
      <span className="flex items-center gap-2">
        <TextInput {...control} placeholder={common.dayFormat} title={board.dateExample} autoComplete="off" />
        {typed(name).trim() === "" && <button type="button" className={QUICK} onClick={() => fill(name, today)}>{board.takeToday}</button>}
      </span>
    </GateRow>
  );
}
