import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { NamedUnit } from "#app/services/reference/unit-names.server.ts";
import { Checkbox } from "#app/ui/choices.tsx";

export interface TickedUnits {
  readonly units: readonly NamedUnit[];
  readonly isTicked: (code: string) => boolean;
}

/** A box for each unit that may be asked. */
export function UnitBoxes({ units, isTicked }: TickedUnits) {
  const locale = useLocale();
  return (
    <div className="grid gap-x-3 gap-y-1 sm:grid-cols-2">
      {units.map((unit) => <Checkbox key={unit.code} name={`units.${unit.code}`} value="on" defaultChecked={isTicked(unit.code)} label={locale === "en" ? unit.en : unit.zh} />)}
    </div>
  );
}

/** The same folded away; open where one is ticked. */
export function FoldedUnits({ label, units, isTicked }: TickedUnits & { readonly label: string }) {
  const { admission } = useWords();
  const ticked = units.filter(({ code }) => isTicked(code)).length;
  return (
    <details open={ticked > 0} className="mt-1">
      <summary className="inline-flex min-h-6 cursor-pointer items-center gap-2 text-sm text-link touch:min-h-11">{label}{ticked > 0 && <span className="text-xs text-muted">{admission.unitsTicked({ n: ticked })}</span>}</summary>
      <div className="pt-1"><UnitBoxes units={units} isTicked={isTicked} /></div>
    </details>
  );
}
