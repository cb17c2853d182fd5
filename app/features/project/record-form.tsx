import { addDays } from "#app/domain/dates.ts";
import { dateFieldOf } from "#app/domain/check-project.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { refusalText } from "#app/i18n/refusal-text.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import type { MilestoneLine } from "#app/services/projects/milestone-lines.ts";
import type { RecordAsked } from "#app/services/projects/milestone-pane.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { TextArea, TextInput } from "#app/ui/inputs.tsx";
import { reasonText } from "../board/move-reply.ts";
import { useTypedValues } from "../board/use-typed-values.ts";
import { CountsFrom, MissingLine } from "../gate-checklist/gate-fields.tsx";
import { fieldsOfRule, GateFormProvider, landingFromParts, unusualPairs } from "../gate-checklist/gate-form.ts";
import { OVERRIDE_FIELD, OverrideRow } from "../gate-checklist/override-row.tsx";
import { EvidenceFields } from "../files/evidence-fields.tsx";
import { PaneForm } from "./pane-form.tsx";
import type { RefusedChange } from "./project-answer.ts";

export interface RecordFormProps {
  readonly line: MilestoneLine;
  readonly asked: RecordAsked;
  readonly version: number;
  readonly formKey: string;
  readonly today: string;
  readonly refused: RefusedChange | null;
}

interface TypedForm {
  readonly typed: (name: string) => string;
  readonly fill: (name: string, value: string) => void;
}

function QuickDates({ today, values }: { readonly today: string; readonly values: TypedForm }) {
  const { project } = useWords();
  const choices = [[project.takeToday, today], [project.takeYesterday, addDays(today, -1)], [project.takeMonth, today.slice(0, 7)]] as const;
  return (
    <div className="mt-2 grid grid-cols-3 gap-2">
      {choices.map(([label, date]) => <Button key={date} variant={values.typed("actualOn") === date ? "tinted" : "secondary"} onClick={() => values.fill("actualOn", date)}>{label}</Button>)}
    </div>
  );
}

/** Asked for as soon as dates stand in an unusual order, or when the server said so. */
function OrderReason({ type, asked, values, refused }: { readonly type: MilestoneType; readonly asked: RecordAsked; readonly values: TypedForm & { readonly atFirst: (name: string) => string }; readonly refused: RefusedChange | null }) {
  const words = useWords();
  const said = (refused?.errors ?? []).filter((reason) => reason.code === "order_unusual");
  const typed = (name: string) => values.typed(name === dateFieldOf(type) ? "actualOn" : name);
  const seen = unusualPairs(asked.project, typed).map((pair) => ({ code: "order_unusual", params: pair }));
  const pairs = seen.length > 0 ? seen : said;
  if (pairs.length === 0 && values.typed("orderReason") === "") return null;
  return (
    <Field label={words.project.orderReason} name="orderReason" className="px-5 pb-4" hint={pairs.map((pair) => reasonText(words, pair)).join(" ")}
      errors={said.length > 0 ? [refusalText(words, { code: "order_unusual" })] : []}>
      {(control) => <TextArea {...control} rows={2} defaultValue={values.atFirst("orderReason")} />}
    </Field>
  );
}

/** When a milestone was reached, with whatever its gate asks for in the same step. */
export function RecordForm({ line, asked, version, formKey, today, refused }: RecordFormProps) {
  const words = useWords();
  const { project, common } = words;
  const form = useFocusFirstInvalid(refused);
  const proposed = line.type === "landed" ? landingFromParts(asked.project, () => "") : null;
  const first = line.actualOn ?? (proposed !== null && proposed <= today ? proposed : today);
  const values = useTypedValues(form, refused?.values ?? { actualOn: first });
  const missing = asked.lines.filter((entry) => !entry.met);
  const errorsOf = (name: string) => (refused?.errors ?? []).filter((reason) => reason.field === name && reason.code !== "order_unusual").map((reason) => reasonText(words, reason));
  const fields = ["actualOn", "files", "evidenceKind", "orderReason", ...(asked.mayOverride ? [OVERRIDE_FIELD] : []), ...missing.flatMap((entry) => fieldsOfRule(entry.rule))];
  return (
    <PaneForm formRef={form} intent="record" version={version} formKey={formKey} refused={refused} fields={fields} hidden={{ milestone: line.type }} submit={project.saveMilestone} onInput={values.read} hasFiles>
      <GateFormProvider value={{ project: asked.project, today, districts: asked.districts, divisions: asked.divisions, atFirst: values.atFirst, typed: values.typed, errors: errorsOf, fill: values.fill }}>
        <div className="px-5 pb-4">
          <Field label={project.reachedOn} name="actualOn" errors={errorsOf("actualOn")} required hint={<>{common.datePrecisionHint}<CountsFrom name="actualOn" /></>}>
            {(control) => <TextInput {...control} defaultValue={values.atFirst("actualOn")} placeholder={common.datePlaceholder} autoComplete="off" inputMode="numeric" />}
          </Field>
          <QuickDates today={today} values={values} />
          {proposed !== null && <p className="mt-2 text-sm text-muted">{project.proposedLanding({ date: proposed })}</p>}
        </div>
        {missing.length > 0 && (
          <>
            <h3 className="px-5 pb-2 text-sm">{project.gateAsks}</h3>
            <ul aria-label={project.gateAsks}>{missing.map((entry) => <MissingLine key={entry.rule} line={entry} isReadOnly={!asked.mayMove} />)}</ul>
            {asked.mayOverride && <OverrideRow missing={missing} isOnlyWay={!asked.mayMove} />}
          </>
        )}
        {asked.mayMove && <EvidenceFields errors={errorsOf("files")} kind={values.atFirst("evidenceKind")} />}
        <OrderReason type={line.type} asked={asked} values={values} refused={refused} />
      </GateFormProvider>
    </PaneForm>
  );
}
