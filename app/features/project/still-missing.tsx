import { ChevronDown, CircleCheck, CircleDashed } from "lucide-react";
import { useWords } from "#app/i18n/words-context.tsx";
import type { Gate } from "#app/services/projects/project-head.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { MendingLink } from "../gate-checklist/mending-link.tsx";
import { panePath } from "./project-address.ts";

const LINE = "flex min-h-9 items-center gap-2.5 border-t border-line px-4 py-1.5 text-sm first:border-t-0 touch:min-h-11";

/** What the gate at the end of the present stage still asks for, each with the way to mend it. */
export function StillMissing({ code, gate, mayEdit }: { readonly code: string; readonly gate: Gate; readonly mayEdit: boolean }) {
  const { gates, milestones, stages } = useWords();
  const missing = gate.lines.filter((line) => !line.met);
  const met = gate.lines.filter((line) => line.met);
  return (
    <Panel flush id="still-missing" title={missing.length === 0 ? gates.canLeave : gates.missingToLeave({ n: missing.length, stage: stages.name[gate.stage] })}>
      <ul className="pb-1.5">
        {missing.map((line) => (
          <li key={line.rule} className={LINE}>
            <Icon of={CircleDashed} className="text-muted" />
            <span className="min-w-0 flex-1 text-ink">{gates.rule[line.rule]}</span>
            <MendingLink code={code} line={line} mayEdit={mayEdit} />
          </li>
        ))}
        {missing.length === 0 && (
          <li className={LINE}>
            <span className="min-w-0 flex-1 text-muted">{stages.endsWhen[gate.stage]}</span>
            {mayEdit && <LinkButton to={panePath(code, "record", gate.milestone)} preventScrollReset size="s" variant="tinted">{milestones.recordOf({ milestone: milestones.name[gate.milestone] })}</LinkButton>}
          </li>
        )}
        {met.length > 0 && (
          <li className="border-t border-line first:border-t-0">
            <details className="group">
              <summary className="flex min-h-9 items-center gap-2.5 px-4 text-sm text-muted touch:min-h-11">
                <Icon of={CircleCheck} className="text-light-green" />
                <span className="flex-1">{gates.inPlace({ n: met.length })}</span>
                <Icon of={ChevronDown} size="s" className="group-open:rotate-180" />
              </summary>
              <ul className="pb-1 pl-10.5 text-sm text-ink-2">{met.map((line) => <li key={line.rule} className="py-0.5">{gates.rule[line.rule]}</li>)}</ul>
            </details>
          </li>
        )}
      </ul>
    </Panel>
  );
}
