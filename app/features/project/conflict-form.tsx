import { Form, useNavigation } from "@remix-run/react";
import { formatInstant } from "#app/i18n/format-date.ts";
import { trailFieldName, trailValueText } from "#app/i18n/field-values.ts";
import { formatList } from "#app/i18n/format.ts";
import { fieldName } from "#app/i18n/refusal-text.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ConflictingField, FactsConflict } from "#app/services/projects/save-facts.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { Panel } from "#app/ui/panel.tsx";
import type { TypedFacts } from "./facts-values.ts";

export interface ConflictFormProps {
  readonly conflict: FactsConflict;
  /** The whole form as it was typed; it is sent again with the choices. */
  readonly values: TypedFacts;
  readonly formKey: string;
  readonly backTo: string;
}

const KEPT_APART = /^(version|formKey|keep\..*)$/;
const CHOICE = "flex min-h-11 flex-1 items-start gap-2.5 rounded-sm p-2.5 text-sm shadow-[inset_0_0_0_1px_var(--line-strong)] has-checked:bg-accent-tint has-checked:shadow-[inset_0_0_0_2px_var(--accent)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus";

function FieldChoice({ entry, conflict }: { readonly entry: ConflictingField; readonly conflict: FactsConflict }) {
  const words = useWords();
  const locale = useLocale();
  const { project } = words;
  const say = (facts: ConflictingField["mine"]) => formatList(locale, Object.keys(facts).filter((fact) => fact !== "amountUnit" && fact !== "currency" && (fact !== "industryClass" || facts[fact] !== null))
    .map((fact) => trailValueText(locale, fact, facts[fact], conflict.names, facts)));
  const note = { me: project.onlyMine, them: project.onlyTheirs, both: project.both }[entry.changedBy];
  return (
    <fieldset className="border-t border-line px-4 py-3 first:border-t-0">
      <legend className="float-left mb-1.5 flex w-full items-center gap-2 text-sm font-strong text-ink">{fieldName(words, entry.field)}<Chip tone={entry.changedBy === "both" ? "yellow" : "neutral"}>{note}</Chip></legend>
      <div className="clear-both flex flex-col gap-2 sm:flex-row">
        {([["mine", project.takeMine, entry.mine], ["theirs", project.takeTheirs, entry.theirs]] as const).map(([side, label, facts]) => (
          <label key={side} className={CHOICE}>
            <input type="radio" name={`keep.${entry.field}`} value={side} defaultChecked={entry.changedBy === "them" ? side === "theirs" : side === "mine"} className="mt-0.5 size-4 accent-(--accent)" />
            <span className="min-w-0"><span className="block text-xs text-muted">{label}</span><span className="block text-ink [overflow-wrap:anywhere]">{say(facts)}</span></span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Both versions, field by field, with who was faster; nothing is stored until one of each is chosen. */
export function ConflictForm({ conflict, values, formKey, backTo }: ConflictFormProps) {
  const words = useWords();
  const locale = useLocale();
  const { common, project } = words;
  const isSending = useNavigation().state !== "idle";
  return (
    <Form method="post" className="flex max-w-4xl flex-col gap-3">
      {Object.entries(values).filter(([name]) => !KEPT_APART.test(name)).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <input type="hidden" name="version" value={conflict.version} />
      <input type="hidden" name="formKey" value={formKey} />
      <Banner tone="warning" title={project.conflictTitle}>{project.conflictText} {project.theirsBy({ by: conflict.by, at: formatInstant(locale, conflict.at) })}</Banner>
      <Panel flush title={project.conflictTitle}>
        {conflict.fields.length === 0 ? <p className="px-4 pb-4 text-sm text-muted">{project.nothingDiffers}</p> : conflict.fields.map((entry) => <FieldChoice key={entry.field} entry={entry} conflict={conflict} />)}
      </Panel>
      {conflict.others.length > 0 && (
        <Panel title={project.otherChanges}>
          <ul className="text-sm">
            {conflict.others.map((other) => (
              <li key={other.field}>{common.named({ name: trailFieldName(words, other.field), text: trailValueText(locale, other.field, other.after, conflict.names) })}</li>
            ))}
          </ul>
        </Panel>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <LinkButton to={backTo} size="l">{project.keepTheirs}</LinkButton>
        <Button type="submit" variant="primary" size="l" disabled={isSending}>{project.saveChoice}</Button>
      </div>
    </Form>
  );
}
