import { formatInstant, formatPartialDate } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { IssuePage } from "#app/services/issues/issue-page.server.ts";
import { Chip } from "#app/ui/chip.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { useUnitNames } from "../admission/unit-names.ts";

/** The units that have the issue in hand, each with its receipt and its one reply. */
export function IssueUnits({ page }: { readonly page: IssuePage }) {
  const { issues } = useWords();
  const locale = useLocale();
  const nameOf = useUnitNames(page.names);
  if (page.units.length === 0) return null;
  return (
    <Panel flush title={issues.units}>
      <ul>
        {page.units.map((unit) => (
          <li key={unit.unit} className="border-t border-line px-4 py-2.5 first:border-t-0">
            <p className="flex flex-wrap items-center gap-2 text-sm"><strong className="font-strong text-ink">{nameOf(unit.unit)}</strong><Chip tone={unit.part === "lead" ? "accent" : "neutral"}>{issues.part[unit.part]}</Chip>
              <span className="text-xs text-muted">{unit.receivedOn === null ? issues.notReceived : issues.receivedOn({ date: formatPartialDate(locale, unit.receivedOn) })}</span></p>
            {unit.reply === null ? <p className="text-sm text-muted">{issues.noReply}</p> : (
              <>
                <p className="text-sm whitespace-pre-line text-ink [overflow-wrap:anywhere]">{unit.reply}</p>
                <p className="text-xs text-muted">{joinFacts(locale, [unit.by, formatPartialDate(locale, unit.repliedOn)])}</p>
              </>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Every step of the issue, the newest first. */
export function IssuePath({ page }: { readonly page: IssuePage }) {
  const { issues } = useWords();
  const locale = useLocale();
  const nameOf = useUnitNames(page.names);
  return (
    <Panel flush title={issues.path}>
      <ol>
        {page.steps.toReversed().map((step) => (
          <li key={step.id} className="border-t border-line px-4 py-2 first:border-t-0">
            <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm"><strong className="font-strong text-ink">{joinFacts(locale, [issues.step[step.step], step.unit === null ? null : nameOf(step.unit)])}</strong><span className="text-xs text-muted">{formatInstant(locale, step.at)}</span></p>
            {step.note && <p className="text-sm whitespace-pre-line text-ink-2 [overflow-wrap:anywhere]">{step.note}</p>}
            {step.by && <p className="text-xs text-muted">{step.by}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
