import { COLUMN_STAGES } from "#app/domain/stages.ts";
import type { ColumnStage, Stage } from "#app/domain/stages.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { classNames } from "#app/ui/class-names.ts";

const SIZES = { s: "size-3.25", m: "size-3.5", l: "size-4" };
const SIXTH = 2.2;
const FULL_TURN = 14;

function isColumn(stage: Stage): stage is ColumnStage {
  return (COLUMN_STAGES as readonly Stage[]).includes(stage);
}

/** The colour of a stage as a CSS value; done and left have none of their own. */
export function stageColor(stage: Stage): string {
  return isColumn(stage) ? `var(--stage-${COLUMN_STAGES.indexOf(stage) + 1})` : "var(--muted)";
}

/** The pale colour that goes with it. */
export function stageTint(stage: Stage): string {
  return isColumn(stage) ? `var(--stage-${COLUMN_STAGES.indexOf(stage) + 1}-tint)` : "var(--sunken)";
}

function Disc({ stage }: { readonly stage: Stage }) {
  const color = stageColor(stage);
  if (stage === "left") return <path d="M2.5 8h11" fill="none" stroke={color} strokeWidth="2" strokeLinecap="round" />;
  if (stage === "done" || stage === "supervision") {
    return (
      <>
        <circle cx="8" cy="8" r="7" fill={color} />
        <path d="m5 8.2 2.1 2.1 4-4.4" fill="none" stroke="var(--surface)" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />
      </>
    );
  }
  const filled = (COLUMN_STAGES.indexOf(stage) + 1) * SIXTH;
  return (
    <>
      <circle cx="8" cy="8" r="6.25" fill="none" stroke={color} strokeWidth="1.5" />
      <circle cx="8" cy="8" r="2.1" fill="none" stroke={color} strokeWidth="4.2" strokeDasharray={`${filled.toFixed(2)} ${FULL_TURN}`} transform="rotate(-90 8 8)" />
    </>
  );
}

export interface StageMarkProps {
  readonly stage: Stage;
  readonly size?: keyof typeof SIZES;
  /** True where the name stands beside it already. */
  readonly isDecorative?: boolean;
  readonly className?: string;
}

/** A disc filled k sixths; the last stage is solid with a tick. */
export function StageMark({ stage, size = "m", isDecorative = true, className }: StageMarkProps) {
  const { stages } = useWords();
  const naming = isDecorative ? { "aria-hidden": true } : { role: "img", "aria-label": stages.name[stage] };
  return (
    <svg data-mark viewBox="0 0 16 16" {...naming} className={classNames("mark-exact shrink-0", SIZES[size], className)}>
      <Disc stage={stage} />
    </svg>
  );
}

/** A stage as mark and word. */
export function StageName({ stage, short = false, className }: { readonly stage: Stage; readonly short?: boolean; readonly className?: string }) {
  const { stages } = useWords();
  return (
    <span className={classNames("inline-flex items-center gap-1.5 whitespace-nowrap", className)}>
      <StageMark stage={stage} />
      {short ? stages.short[stage] : stages.name[stage]}
    </span>
  );
}
