import { ChevronDown } from "lucide-react";
import type { GateLine } from "#app/domain/gates.ts";
import { formatList } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { Field } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { TextArea } from "#app/ui/inputs.tsx";
import { useGateForm } from "./gate-form.ts";

export const OVERRIDE_FIELD = "overrideReason";

export interface OverrideRowProps {
  readonly missing: readonly GateLine[];
  /** The reader may not fill in what is missing: an override is the only way. */
  readonly isOnlyWay: boolean;
}

/** Passing a gate without what it asks for: which lines are passed over, and why. */
export function OverrideRow({ missing, isOnlyWay }: OverrideRowProps) {
  const { gates } = useWords();
  const locale = useLocale();
  const { atFirst, errors } = useGateForm();
  const faults = errors(OVERRIDE_FIELD);
  if (missing.length === 0 && faults.length === 0) return null;
  return (
    <details className="group border-t border-line px-5 py-2.5" open={isOnlyWay || faults.length > 0 || atFirst(OVERRIDE_FIELD) !== ""}>
      <summary className="inline-flex min-h-8 items-center gap-1.5 text-sm text-link touch:min-h-11">{gates.override}<Icon of={ChevronDown} size="s" className="group-open:rotate-180" /></summary>
      <div className="flex flex-col gap-2 pt-1">
        {isOnlyWay && <p className="text-sm text-ink">{gates.overrideOnly}</p>}
        <p className="text-sm text-light-yellow-text">{gates.overrideText({ rules: formatList(locale, missing.map((line) => gates.rule[line.rule])) })}</p>
        <Field label={gates.overrideReason} name={OVERRIDE_FIELD} errors={faults} required={isOnlyWay}>
          {(control) => <TextArea {...control} rows={2} defaultValue={atFirst(OVERRIDE_FIELD)} />}
        </Field>
      </div>
    </details>
  );
}
