import { Link } from "@remix-run/react";
import type { GateLine } from "#app/domain/gates.ts";
import { isMilestoneType } from "#app/domain/milestones.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { mendedAt } from "./mending.ts";

/** The way to where a missing line is mended; none to a form for those who may not fill it in. */
export function MendingLink({ code, line, mayEdit }: { readonly code: string; readonly line: GateLine; readonly mayEdit: boolean }) {
  const { gates } = useWords();
  if (line.at === "form" && !mayEdit) return null;
  return (
    <Link to={mendedAt(code, line)} preventScrollReset={isMilestoneType(line.rule)} className="link inline-flex min-h-6 items-center whitespace-nowrap touch:min-h-11" aria-label={gates.fillInRule({ rule: gates.rule[line.rule] })}>
      {line.at === "form" ? gates.fillIn : gates.toPlace[line.at]}
    </Link>
  );
}
