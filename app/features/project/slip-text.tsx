import { RotateCcw } from "lucide-react";
import { useWords } from "#app/i18n/words-context.tsx";
import type { Words } from "#app/i18n/words.ts";
import type { MilestoneLine } from "#app/services/projects/milestone-lines.ts";
import { classNames } from "#app/ui/class-names.ts";
import { Icon } from "#app/ui/icon.tsx";
import { LightMark } from "../light-mark.tsx";

/** Slips up to this many days are no news. */
const SMALL_SLIP_DAYS = 14;
const RED_AFTER_DAYS = 30;

/** How a milestone stands against its plan in words; null where there is nothing to compare. */
export function slipWords({ milestones }: Words, { slip }: Pick<MilestoneLine, "slip">): string | null {
  switch (slip?.kind) {
    case "onTime": return milestones.onTime;
    case "late": return milestones.daysLate({ n: slip.days });
    case "early": return milestones.daysEarly({ n: slip.days });
    case "overdue": return milestones.daysOverdue({ n: slip.days });
    default: return null;
  }
}

function toneOf({ slip }: Pick<MilestoneLine, "slip">): string {
  if (slip?.kind === "overdue") return slip.days > RED_AFTER_DAYS ? "text-light-red-text font-strong" : "text-light-yellow-text font-strong";
  if (slip?.kind === "early") return "text-light-green-text";
  return slip?.kind === "late" && slip.days > SMALL_SLIP_DAYS ? "text-light-yellow-text" : "text-muted";
}

/** The slip with how often the milestone was planned anew. */
export function SlipText({ line }: { readonly line: MilestoneLine }) {
  const words = useWords();
  const text = slipWords(words, line);
  const isOverdue = line.slip?.kind === "overdue";
  return (
    <span className="inline-flex items-center justify-end gap-1.5 whitespace-nowrap">
      {line.replans > 0 && (
        <span className="inline-flex items-center gap-0.5 text-xs text-muted" title={words.milestones.replannedTimes({ n: line.replans })}>
          <Icon of={RotateCcw} size="s" /><span aria-hidden>{line.replans}</span><span className="sr-only">{words.milestones.replannedTimes({ n: line.replans })}</span>
        </span>
      )}
      {isOverdue && <LightMark light={(line.slip?.days ?? 0) > RED_AFTER_DAYS ? "red" : "yellow"} size="s" isDecorative />}
      <span className={classNames(toneOf(line))} title={isOverdue && line.replans > 0 && (line.slipDays ?? 0) > 0 ? words.plans.behindFirstPlan({ n: line.slipDays ?? 0 }) : undefined}>{text ?? words.common.missing}</span>
    </span>
  );
}
