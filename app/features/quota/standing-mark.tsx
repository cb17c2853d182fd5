import type { Light } from "#app/domain/kinds.ts";
import type { Standing } from "#app/domain/quota-standing.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { classNames } from "#app/ui/class-names.ts";
import { LightMark } from "../light-mark.tsx";

const SHAPES: Record<Standing, Light> = {
  met: "green", on_pace: "green", behind: "yellow", below: "yellow", missed: "red", nothing: "none", no_target: "none", not_begun: "none",
};

const TONES: Record<Light, string> = { green: "text-light-green-text", yellow: "text-light-yellow-text", red: "text-light-red-text", none: "text-muted" };

/** How a figure stands against its target: a shape and its word. */
export function StandingMark({ standing, className }: { readonly standing: Standing; readonly className?: string }) {
  const { quotas } = useWords();
  const shape = SHAPES[standing];
  return (
    <span title={quotas.standingMeaning[standing]} className={classNames("inline-flex items-center gap-1.5 text-sm whitespace-nowrap", TONES[shape], className)}>
      <LightMark light={shape} isDecorative />
      {quotas.standing[standing]}
    </span>
  );
}
