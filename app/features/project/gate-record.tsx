import { Link } from "@remix-run/react";
import { TriangleAlert } from "lucide-react";
import { formatInstant } from "#app/i18n/format-date.ts";
import { formatList } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ProjectView } from "#app/services/projects/view-project.server.ts";
import { Icon } from "#app/ui/icon.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { mendedAt } from "../gate-checklist/mending.ts";

const LINE = "flex items-start gap-2.5 border-t border-line px-4 py-2 text-sm first:border-t-0";

/** How gates were passed: by override, by whom and why; and what recorded milestones still lack. */
export function GateRecord({ view: { code, gaps, passed, mayEdit } }: { readonly view: ProjectView }) {
  const { gates, milestones } = useWords();
  const locale = useLocale();
  if (gaps.length === 0 && passed.length === 0) return null;
  return (
    <Panel flush title={gates.gaps}>
      <ul className="pb-1.5">
        {passed.map((override) => (
          <li key={override.at} className={LINE}>
            <Icon of={TriangleAlert} size="s" className="mt-0.75 text-light-yellow-text" />
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <span className="block text-ink">{gates.passed({ milestones: formatList(locale, override.milestones.map((type) => milestones.name[type])), by: override.by, at: formatInstant(locale, override.at, "text") })}</span>
              <span className="block text-muted">{gates.passedWithout({ reason: override.reason, rules: formatList(locale, override.rules.map((rule) => gates.rule[rule])) })}</span>
            </span>
          </li>
        ))}
        {gaps.map(({ milestone, lines }) => (
          <li key={milestone} className={LINE}>
            <span className="min-w-16 shrink-0 text-muted">{milestones.name[milestone]}</span>
            <ul className="min-w-0">
              {lines.map((line) => (
                <li key={line.rule}>
                  {mayEdit || line.at !== "form"
                    ? <Link to={mendedAt(code, line)} className="link inline-flex min-h-6 items-center touch:min-h-11">{gates.rule[line.rule]}</Link>
                    : <span className="inline-flex min-h-6 items-center text-ink">{gates.rule[line.rule]}</span>}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
