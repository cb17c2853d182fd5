import { useWords } from "#app/i18n/words-context.tsx";
import type { Continuity } from "#app/domain/progress.ts";
import { Chip } from "#app/ui/chip.tsx";

/** How a report follows the one before; what neither adds up nor is explained stands out. */
export function ContinuityChip({ continuity, isExplained }: { readonly continuity: Continuity; readonly isExplained: boolean }) {
  const { progress } = useWords();
  return <Chip tone={!isExplained ? "red" : continuity === "backward" || continuity === "differs" ? "yellow" : "neutral"}>{progress.continuity[continuity]}</Chip>;
}
