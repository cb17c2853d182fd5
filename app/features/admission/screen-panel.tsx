import { SCREEN_RESULTS } from "#app/domain/kinds.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { NamedUnit } from "#app/services/reference/unit-names.server.ts";
import type { ScreenView, TwoHighView } from "#app/services/two-high/two-high-view.server.ts";
import { RadioChips } from "#app/ui/choices.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { Field } from "#app/ui/field.tsx";
import { Select, TextArea, TextInput } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { FoldedForm } from "./action-form.tsx";
import { useUnitNames } from "./unit-names.ts";

/** The unit that leads the two-high clause of the policy (三(一)2). */
const USUAL_SCREENER = "development_reform";

function Report({ screen, unit }: { readonly screen: ScreenView; readonly unit: string }) {
  const locale = useLocale();
  return (
    <div className="text-sm">
      <p className="whitespace-pre-line text-ink [overflow-wrap:anywhere]">{screen.basis}</p>
      <p className="text-xs text-muted">{joinFacts(locale, [unit, formatPartialDate(locale, screen.screenedOn), screen.by])}</p>
    </div>
  );
}

export interface ScreenPanelProps {
  readonly view: TwoHighView;
  readonly units: readonly NamedUnit[];
  readonly today: string;
  readonly mayEdit: boolean;
  readonly formKey: string;
}

/** Whether a project is two-high: what its division says, the verdict, and the report behind it. */
export function ScreenPanel({ view, units, today, mayEdit, formKey }: ScreenPanelProps) {
  const { admission, kinds } = useWords();
  const locale = useLocale();
  const nameOf = useUnitNames(units);
  const { result, report, earlier } = view;
  const present = report ?? earlier[0] ?? null;
  const options = SCREEN_RESULTS.map((value) => ({ value, label: kinds.screen[value] }));
  return (
    <Panel id="screen" title={admission.screenTitle} action={result === null ? <Chip tone={view.isDivisionHit ? "red" : "outline"}>{admission.screenMissing}</Chip> : <Chip tone={result === "hit" ? "yellow" : "green"}>{kinds.screen[result]}</Chip>}>
      <div className="flex flex-col gap-2">
        <p className="text-sm text-muted">{view.isDivisionHit ? admission.divisionHit : admission.divisionFree}</p>
        {report ? <Report screen={report} unit={nameOf(report.unit)} /> : result !== null && <p className="text-sm text-muted">{admission.screenUnbacked}</p>}
        {earlier.length > 0 && (
          <details>
            <summary className="inline-flex min-h-6 cursor-pointer items-center text-xs text-link touch:min-h-11">{admission.earlier({ n: earlier.length })}</summary>
            <ul className="flex flex-col gap-1.5 border-l-2 border-line pl-3">
              {earlier.map((screen) => <li key={screen.seen}><Chip>{kinds.screen[screen.result]}</Chip><Report screen={screen} unit={nameOf(screen.unit)} /></li>)}
            </ul>
          </details>
        )}
        {mayEdit && (
          <FoldedForm intent="screen" label={result === null ? admission.screen : admission.screenAgain} formKey={formKey} submit={admission.screen} hidden={{ seen: view.seen }} fields={["result", "basis", "unit", "screenedOn"]}
            present={present && { by: present.by, at: present.at, says: <><Chip>{kinds.screen[present.result]}</Chip><Report screen={present} unit={nameOf(present.unit)} /></> }}>
            {({ byField, values }) => (
              <>
                <RadioChips legend={admission.result} name="result" options={options} defaultValue={values.result ?? ""} errors={byField.result} />
                <Field label={admission.basis} name="basis" hint={admission.basisHint} errors={byField.basis} required>{(control) => <TextArea {...control} rows={3} defaultValue={values.basis ?? ""} />}</Field>
                <Field label={admission.screenedBy} name="unit" errors={byField.unit}>
                  {(control) => <Select {...control} defaultValue={values.unit ?? USUAL_SCREENER} options={units.map((unit) => ({ value: unit.code, label: locale === "en" ? unit.en : unit.zh }))} />}
                </Field>
                <Field label={admission.screenedOn} name="screenedOn" errors={byField.screenedOn} className="max-w-56" required>{(control) => <TextInput {...control} defaultValue={values.screenedOn ?? today} autoComplete="off" inputMode="numeric" />}</Field>
              </>
            )}
          </FoldedForm>
        )}
      </div>
    </Panel>
  );
}
