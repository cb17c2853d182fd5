import { Pencil } from "lucide-react";
import type { ProjectInput } from "#app/domain/project-input.ts";
import { formatMoney } from "#app/i18n/format-money.ts";
import { joinFacts, MISSING } from "#app/i18n/format.ts";
import { trailFieldName, trailValueText } from "#app/i18n/field-values.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ProjectView } from "#app/services/projects/view-project.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { editPath } from "./project-address.ts";
import { useFrozenText } from "./project-head.tsx";

/** What stands in the panel, in its order; the amount has a line of its own on top. */
const SHOWN: readonly (keyof ProjectInput)[] = [
  "investors", "uscc", "district", "division", "industryClass", "chain", "chainRole", "fixedAmount", "foreignShareBp", "flags", "projectCode", "landMuE4", "farE4", "newLand", "standardLand",
  "energyTceE4", "twoHighScreen", "replacementPlanOn", "liaisonId", "bureauChief", "source", "sourceDetail", "suspendedOn", "suspensionReason", "resumedOn", "resumptionReason", "intent", "note",
];

function Line({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div className="grid grid-cols-[8rem_minmax(0,1fr)] gap-3 border-t border-line py-1.5 text-sm first:border-t-0">
      <dt className="text-muted">{name}</dt>
      <dd className="whitespace-pre-line text-ink [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

/** Every fact that is known, the amount with how it was fixed in yuan. */
export function FactsPanel({ view }: { readonly view: ProjectView }) {
  const words = useWords();
  const locale = useLocale();
  const frozen = useFrozenText()(view);
  const { fields, kinds, project } = words;
  const { input, money, names, code } = view;
  const modifier = input.amountModifier === null ? "" : `${kinds.amountModifier[input.amountModifier]} `;
  const known = SHOWN.filter((field) => { const value = input[field]; return value !== null && !(Array.isArray(value) && value.length === 0); });
  const hasOriginal = input.amount !== null && input.currency !== "CNY";
  return (
    <Panel id="facts" title={project.facts} action={view.mayEdit && <LinkButton to={editPath(code)} size="s" variant="ghost" icon={Pencil}>{project.editFacts}</LinkButton>}>
      <dl className="gap-x-8 xl:columns-2 [&>div]:break-inside-avoid">
        <Line name={fields.code}>{code}</Line>
        <Line name={hasOriginal ? project.originalAmount : fields.amount}>{input.amount === null ? MISSING : `${modifier}${formatMoney(locale, input.amount, input.currency, "exact")}`}</Line>
        {hasOriginal && <Line name={fields.totalCny}>{joinFacts(locale, [formatMoney(locale, money.totalCny, "CNY", "exact"), frozen])}</Line>}
        {money.totalUsd !== null && input.currency !== "USD" && <Line name={project.usdValue}>{formatMoney(locale, money.totalUsd, "USD")}</Line>}
        {known.map((field) => <Line key={field} name={trailFieldName(words, field)}>{trailValueText(locale, field, input[field], names, { currency: input.currency })}</Line>)}
      </dl>
    </Panel>
  );
}
