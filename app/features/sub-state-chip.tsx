import { useWords } from "#app/i18n/words-context.tsx";
import type { SubState } from "#app/services/board/cards.server.ts";
import { Chip } from "#app/ui/chip.tsx";
import type { ChipTone } from "#app/ui/chip.tsx";

const TONES: Record<SubState, ChipTone> = { lead: "outline", talks: "neutral", assessed: "solid" };

/** How far an attraction has come. */
export function SubStateChip({ state }: { readonly state: SubState }) {
  const { stages } = useWords();
  const word = { lead: stages.lead, talks: stages.inTalks, assessed: stages.assessed }[state];
  return <Chip tone={TONES[state]} className="px-1!">{word}</Chip>;
}
