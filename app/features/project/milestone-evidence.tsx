import { Link } from "@remix-run/react";
import { Paperclip } from "lucide-react";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { formatList } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { MilestoneBeside } from "#app/services/projects/milestone-pane.server.ts";
import { Icon } from "#app/ui/icon.tsx";
import { projectPath } from "./project-address.ts";

/** The documents that prove a milestone, with the way to them; where one usually has some, also that there is none. */
export function MilestoneEvidence({ code, type, beside }: { readonly code: string; readonly type: MilestoneType; readonly beside: MilestoneBeside }) {
  const { milestones, plans } = useWords();
  const locale = useLocale();
  const { documents, expected } = beside;
  if (documents.length === 0 && expected.length === 0) return null;
  return (
    <p className="mx-5 mb-4 flex items-center gap-2 rounded-sm bg-sunken px-3 py-1.5 text-sm">
      <Icon of={Paperclip} size="s" className="text-muted" />
      <span className="min-w-0 flex-1 truncate text-ink-2">{documents.length === 0 ? plans.noEvidence : formatList(locale, documents.map((document) => document.name))}</span>
      <Link to={`${projectPath(code)}/files?milestone=${type}`} aria-label={plans.evidenceOf({ milestone: milestones.name[type] })} className="link inline-flex min-h-6 items-center whitespace-nowrap touch:min-h-11">{plans.evidence}</Link>
    </p>
  );
}
