import { HARD_COMMITMENTS } from "#app/domain/gates.ts";
import { effectiveDate, isPartialDate } from "#app/domain/dates.ts";
import { KINDS } from "#app/domain/kinds.ts";
import type { GateLine, GateRuleId } from "#app/domain/gates.ts";
import { formatPartialDate, isImpreciseDate } from "#app/i18n/format-date.ts";
import { fieldName } from "#app/i18n/refusal-text.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { Words } from "#app/i18n/words.ts";
import { Select, TextInput } from "#app/ui/inputs.tsx";
import { fieldsOfRule, useGateField, useGateForm } from "./gate-form.ts";
import { GateRow } from "./gate-row.tsx";
import { MendingLink } from "./mending-link.tsx";

/** How a date without its day counts; said while it is typed. */
export function CountsFrom({ name }: { readonly name: string }) {
  const { board } = useWords();
  const locale = useLocale();
  const { typed, today } = useGateForm();
  const text = typed(name).trim();
  if (!isPartialDate(text) || !isImpreciseDate(text)) return null;
  const on = effectiveDate(text);
  const date = formatPartialDate(locale, on);
  return <span className="block">{on > today ? board.countsLater({ date }) : board.countsFrom({ date })}</span>;
}

function DateField({ rule, name }: { readonly rule: GateRuleId; readonly name: string }) {
  const words = useWords();
  const { gates, common } = words;
  const { errors } = useGateForm();
  const { id, errorsId, control } = useGateField(name);
  return (
    <GateRow isMet={false} label={nameOf(words, rule, name)} labelFor={id} hint={<>{gates.hint[rule]}<CountsFrom name={name} /></>} errors={errors(name)} errorsId={errorsId}>
      <TextInput {...control} placeholder={common.dayFormat} autoComplete="off" />
    </GateRow>
  );
}

function TextField({ rule, name, placeholder }: { readonly rule: GateRuleId; readonly name: string; readonly placeholder?: string }) {
  const words = useWords();
  const { gates } = words;
  const { errors } = useGateForm();
  const { id, errorsId, control } = useGateField(name);
  return (
    <GateRow isMet={false} label={nameOf(words, rule, name)} labelFor={id} hint={gates.hint[rule]} errors={errors(name)} errorsId={errorsId}>
      <TextInput {...control} placeholder={placeholder} autoComplete="off" />
    </GateRow>
  );
}

function ChoiceField({ rule, name, options }: { readonly rule: GateRuleId; readonly name: string; readonly options: readonly { value: string; label: string }[] }) {
  const words = useWords();
  const { gates, board } = words;
  const { errors } = useGateForm();
  const { id, errorsId, control } = useGateField(name);
  return (
    <GateRow isMet={false} label={nameOf(words, rule, name)} labelFor={id} hint={gates.hint[rule]} errors={errors(name)} errorsId={errorsId}>
      <Select {...control} options={options} empty={board.chooseOne} />
    </GateRow>
  );
}

function CommitmentField() {
  const { gates, board, milestones, common } = useWords();
  const { errors } = useGateForm();
  const which = useGateField("commitment");
  const { id, errorsId, control } = useGateField("commitmentOn");
  return (
    <GateRow isMet={false} label={gates.rule.hardCommitment} hint={<>{gates.hint.hardCommitment}<CountsFrom name="commitmentOn" /></>} errors={[...errors("commitmentOn"), ...errors("commitment")]} errorsId={errorsId}>
      <label className="sr-only" htmlFor={which.id}>{board.commitmentKind}</label>
      <Select {...which.control} options={HARD_COMMITMENTS.map((type) => ({ value: type, label: milestones.name[type] }))} />
      <label className="sr-only" htmlFor={id}>{board.commitmentDate}</label>
      <TextInput {...control} placeholder={common.dayFormat} autoComplete="off" className="mt-2" />
    </GateRow>
  );
}

function ProjectCodeField() {
  const words = useWords();
  const { gates, board, common } = words;
  const { errors } = useGateForm();
  const { id, errorsId, control } = useGateField("projectCode");
  const issued = useGateField("projectCodeOn");
  return (
    <GateRow isMet={false} label={nameOf(words, "projectCode", "projectCode")} labelFor={id} hint={gates.hint.projectCode} errors={[...errors("projectCode"), ...errors("projectCodeOn")]} errorsId={errorsId}>
      <TextInput {...control} placeholder={board.projectCodeExample} autoComplete="off" spellCheck={false} />
      <label className="mt-2 block text-xs text-muted" htmlFor={issued.id}>{board.issuedOn}</label>
      <TextInput {...issued.control} placeholder={common.dayFormat} autoComplete="off" />
    </GateRow>
  );
}

/** While something is missing it is called by its name; "given" would say the opposite. */
function nameOf(words: Words, rule: GateRuleId, field: string): string {
  return fieldName(words, field) ?? words.gates.rule[rule];
}

/** What no field here mends: the way to where it is mended, and who does it. */
function ElsewhereLine({ line, mayEdit }: { readonly line: GateLine; readonly mayEdit: boolean }) {
  const { gates } = useWords();
  const { project } = useGateForm();
  return (
    <GateRow isMet={false} label={gates.rule[line.rule]} hint={gates.hint[line.rule]}>
      <MendingLink code={project.card.code} line={line} mayEdit={mayEdit} />
    </GateRow>
  );
}

/** The control that mends a missing line of a gate, where it stands; without the right to fill it in only the line. */
export function MissingLine({ line, isReadOnly = false }: { readonly line: GateLine; readonly isReadOnly?: boolean }) {
  const { rule } = line;
  const { board, kinds } = useWords();
  const locale = useLocale();
  const { districts, divisions } = useGateForm();
  const named = (entry: { readonly zh: string; readonly en: string }) => (locale === "en" ? entry.en : entry.zh);
  const [name = rule] = fieldsOfRule(rule);
  if (isReadOnly) return <ElsewhereLine line={line} mayEdit={false} />;
  switch (rule) {
    case "hardCommitment": return <CommitmentField />;
    case "projectCode": return <ProjectCodeField />;
    case "investor": return <TextField rule={rule} name={name} />;
    case "amount": return <TextField rule={rule} name={name} placeholder={board.amountExample} />;
    case "district": return <ChoiceField rule={rule} name={name} options={districts.map((entry) => ({ value: entry.code, label: named(entry) }))} />;
    case "industry": return <ChoiceField rule={rule} name={name} options={divisions.map((entry) => ({ value: entry.code, label: `${entry.code} ${named(entry)}` }))} />;
    case "kind": return <ChoiceField rule={rule} name={name} options={KINDS.map((kind) => ({ value: kind, label: kinds.kind[kind] }))} />;
    case "signed": case "registered": case "started": case "completed": case "produced": return <DateField rule={rule} name={name} />;
    default: return <ElsewhereLine line={line} mayEdit />;
  }
}
