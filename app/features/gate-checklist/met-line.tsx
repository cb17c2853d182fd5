import type { GateRuleId } from "#app/domain/gates.ts";
import { HARD_COMMITMENTS } from "#app/domain/gates.ts";
import { formatMoney } from "#app/i18n/format-money.ts";
import { formatList, joinFacts } from "#app/i18n/format.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { MovedProject } from "#app/services/board/check-move.server.ts";
import { GateRow } from "./gate-row.tsx";

function useGiven(rule: GateRuleId, { card, kind, investors, division, projectCode, on }: MovedProject): string | null {
  const { kinds, milestones } = useWords();
  const locale = useLocale();
  const named = (entry: { readonly zh: string; readonly en: string } | null) => (entry === null ? null : locale === "en" ? entry.en : entry.zh);
  switch (rule) {
    case "investor": return formatList(locale, investors);
    case "district": return named(card.district);
    case "industry": return division && `${division.code} ${named(division)}`;
    case "kind": return kind && kinds.kind[kind];
    case "amount": return formatMoney(locale, card.amount, card.currency);
    case "projectCode": return projectCode;
    case "hardCommitment": return joinFacts(locale, HARD_COMMITMENTS.map((type) => (on[type] ? `${milestones.name[type]} ${formatPartialDate(locale, on[type])}` : null)));
    case "signed": case "registered": case "started": case "completed": case "produced": return on[rule] ? formatPartialDate(locale, on[rule]) : null;
    default: return null;
  }
}

/** A line of a gate that is in place, with what was given. */
export function MetLine({ rule, project }: { readonly rule: GateRuleId; readonly project: MovedProject }) {
  const { gates } = useWords();
  return <GateRow isMet label={gates.rule[rule]} hint={useGiven(rule, project)} />;
}
