import { Check, CircleDashed, ListChecks, X } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { Opinion } from "#app/domain/admission.ts";
import type { Light } from "#app/domain/kinds.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { Chip } from "#app/ui/chip.tsx";
import type { ChipTone } from "#app/ui/chip.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { LightWithReason } from "../light-mark.tsx";

const LOOKS: Readonly<Record<Opinion, { tone: ChipTone; icon: LucideIcon }>> = {
  agree: { tone: "green", icon: Check }, conditions: { tone: "yellow", icon: ListChecks }, against: { tone: "red", icon: X },
};

/** What a unit or a review says: the sign and the word carry it, the colour repeats it. */
export function OpinionChip({ opinion }: { readonly opinion: Opinion }) {
  const { admission } = useWords();
  const { tone, icon } = LOOKS[opinion];
  return <Chip tone={tone}><Icon of={icon} size="s" />{admission.opinion[opinion]}</Chip>;
}

/** How long an opinion that is missing still has, or how late it is. */
export function DeadlineMark({ light, daysLate }: { readonly light: Light; readonly daysLate: number }) {
  const { admission } = useWords();
  const text = daysLate > 0 ? admission.overdue({ n: daysLate }) : daysLate === 0 ? admission.dueToday : admission.dueIn({ n: -daysLate });
  if (light === "red" || light === "yellow") return <LightWithReason light={light} reason={text} size="s" className="text-xs" />;
  return <span className="inline-flex items-center gap-1 text-xs text-muted"><Icon of={CircleDashed} size="s" />{text}</span>;
}
