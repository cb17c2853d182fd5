import { Link } from "@remix-run/react";
import { CURRENCIES } from "#app/domain/currency.ts";
import { AMOUNT_MODIFIERS, CHAIN_ROLES, FLAGS, KINDS, LEAD_SOURCES, SCREEN_RESULTS } from "#app/domain/kinds.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { currencyUnitZh } from "#app/i18n/format-money.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { FactChoices, FactsFormPage } from "#app/services/projects/facts-form-page.server.ts";
import { Checkbox } from "#app/ui/choices.tsx";
import type { Option } from "#app/ui/inputs.tsx";
import { FactChoice, FactLines, FactText, fieldId, useFacts } from "./fact-controls.tsx";
import { investorRows } from "./facts-values.ts";
import { projectPath } from "./project-address.ts";

const GRID = "grid gap-x-4 gap-y-4 sm:grid-cols-2 lg:grid-cols-3";
const WIDE = "sm:col-span-2 lg:col-span-3";
/** Currencies of the city's investors; any other may stand in the amount's own words. */
const USUAL = ["CNY", "USD", "EUR", "JPY", "HKD", "GBP", "KRW", "SGD", "TWD", "CHF"];

function useNamed(): (entries: readonly { readonly code: string; readonly zh: string; readonly en: string }[], withCode?: boolean) => Option[] {
  const locale = useLocale();
  return (entries, withCode = false) => entries.map((entry) => ({ value: entry.code, label: `${withCode ? `${entry.code} ` : ""}${locale === "en" ? entry.en : entry.zh}` }));
}

export function OriginFields({ choices }: { readonly choices: FactChoices }) {
  const { fields, project } = useWords();
  const named = useNamed();
  const { values } = useFacts();
  return (
    <div className={GRID}>
      {Array.from({ length: investorRows(values) }, (_, index) => (
        <div key={index} id={index === 0 ? fieldId("investor") : undefined} className={`${WIDE} grid scroll-mt-20 gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]`}>
          <FactText name={`investors[${index}].name`} label={project.investorRow({ n: index + 1 })} />
          <FactText name={`investors[${index}].country`} label={project.countryOf({ n: index + 1 })} list="countries" />
        </div>
      ))}
      <datalist id="countries">{named(choices.countries).map((option) => <option key={option.value} value={option.label} />)}</datalist>
      <p className={`${WIDE} -mt-2 text-xs text-muted`}>{project.investorHint}</p>
      <FactText name="uscc" label={fields.uscc} />
      <FactText name="foreignShare" label={fields.foreignShare} hint={project.foreignShareHint} inputMode="decimal" />
    </div>
  );
}

export function AmountFields() {
  const { fields, kinds, project, common } = useWords();
  const locale = useLocale();
  const { values } = useFacts();
  const present = values["currency"] ?? "CNY";
  const currencies = [...new Set([...USUAL, ...(CURRENCIES.has(present) ? [present] : [])])];
  return (
    <div className={GRID}>
      <FactText name="amount" label={fields.amount} hint={project.amountFieldHint} className="sm:col-span-2 lg:col-span-1" />
      <FactChoice name="currency" label={project.currencyOf} empty={null} options={currencies.map((code) => ({ value: code, label: locale === "en" ? code : `${currencyUnitZh(code).trim()} ${code}` }))} />
      <FactChoice name="amountModifier" label={fields.amountModifier} empty={common.none} options={AMOUNT_MODIFIERS.map((value) => ({ value, label: kinds.amountModifier[value] }))} />
      <FactText name="fixedAmount" label={fields.fixedAmount} />
    </div>
  );
}

export function IndustryFields({ choices }: { readonly choices: FactChoices }) {
  const { fields, kinds, common } = useWords();
  const named = useNamed();
  return (
    <div className={GRID}>
      <FactChoice name="district" label={fields.district} options={named(choices.districts)} />
      <FactChoice name="industry" label={fields.industry} options={named(choices.divisions, true)} />
      <FactChoice name="kind" label={fields.kind} empty={kinds.kind.new_build} options={KINDS.map((value) => ({ value, label: kinds.kind[value] }))} />
      <FactChoice name="chain" label={fields.chain} empty={common.none} options={named(choices.chains)} />
      <FactChoice name="chainRole" label={fields.chainRole} empty={common.none} options={CHAIN_ROLES.map((value) => ({ value, label: kinds.chainRole[value] }))} />
    </div>
  );
}

/** Since when the replacement plan is approved, to read: an approval is recorded where its balances stand. */
function ReplacementPlan({ code, on }: { readonly code: string; readonly on: string | null }) {
  const { fields, project } = useWords();
  const locale = useLocale();
  return (
    <div id={fieldId("replacementPlanOn")} className="scroll-mt-20 text-sm">
      <p className="mb-1 font-strong text-ink">{fields.replacementPlanOn}</p>
      <p className="flex min-h-8 flex-wrap items-center gap-x-3 text-ink-2">{formatPartialDate(locale, on)}<Link to={`${projectPath(code)}/admission#replacement`} className="link inline-flex min-h-6 items-center touch:min-h-11">{project.planKeptAt}</Link></p>
    </div>
  );
}

export function LandFields({ page: { code, input } }: { readonly page: Pick<FactsFormPage, "code" | "input"> }) {
  const { common, fields, kinds } = useWords();
  const yesNo = [{ value: "1", label: common.yes }, { value: "0", label: common.no }];
  return (
    <div className={GRID}>
      <FactText name="landMu" label={fields.landMu} inputMode="decimal" />
      <FactText name="far" label={fields.far} inputMode="decimal" />
      <FactText name="energyTce" label={fields.energyTce} inputMode="decimal" />
      <FactChoice name="newLand" label={fields.newLand} options={yesNo} />
      <FactChoice name="standardLand" label={fields.standardLand} options={yesNo} />
      <FactText name="projectCode" label={fields.projectCode} />
      <FactChoice name="twoHighScreen" label={fields.twoHighScreen} empty={kinds.notScreened} options={SCREEN_RESULTS.map((value) => ({ value, label: kinds.screen[value] }))} />
      {code !== null && <ReplacementPlan code={code} on={input.replacementPlanOn} />}
    </div>
  );
}

export function FlagFields() {
  const { fields, kinds } = useWords();
  const { values } = useFacts();
  return (
    <fieldset id={fieldId("flags")} className="mt-4 scroll-mt-20">
      <legend className="mb-1 text-sm font-strong text-ink">{fields.flags}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {FLAGS.map((flag) => <Checkbox key={flag} name={`flags.${flag}`} value="1" defaultChecked={values[`flags.${flag}`] === "1"} label={kinds.flag[flag]} />)}
      </div>
    </fieldset>
  );
}

export function PeopleFields({ choices }: { readonly choices: FactChoices }) {
  const { common, fields, kinds, project } = useWords();
  return (
    <div className={GRID}>
      <FactChoice name="liaison" label={fields.liaison} empty={common.none} options={choices.liaisons.map(({ id, name }) => ({ value: String(id), label: name }))} />
      <FactText name="bureauChief" label={fields.bureauChief} list="chiefs" />
      <datalist id="chiefs">{choices.chiefs.map((name) => <option key={name} value={name} />)}</datalist>
      <FactChoice name="source" label={fields.source} options={LEAD_SOURCES.map((value) => ({ value, label: kinds.source[value] }))} />
      <FactText name="sourceDetail" label={fields.sourceDetail} />
      <FactText name="partOf" label={fields.partOf} hint={project.codeHint} />
      <FactText name="duplicateOf" label={fields.duplicateOf} hint={project.codeHint} />
      <FactText name="intent" label={fields.intent} className={WIDE} />
      <FactLines name="note" label={fields.note} className={WIDE} />
    </div>
  );
}
