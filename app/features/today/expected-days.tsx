import { addDays } from "#app/domain/dates.ts";
import { lastDayOf, monthOf } from "#app/domain/months.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { Button } from "#app/ui/button.tsx";

const AHEAD_DAYS = [7, 15] as const;

/** Days that are one tap away from today: a week, half a month, the end of the month. */
export function ExpectedDays({ today: day, chosen, onChoose }: { readonly today: string; readonly chosen: string; readonly onChoose: (on: string) => void }) {
  const { today } = useWords();
  const month = monthOf(day);
  const choices = [...AHEAD_DAYS.map((n) => ({ on: addDays(day, n), label: today.inDays({ n }) })), { on: lastDayOf(month), label: today.monthEnd({ month: Number(month.slice(5)) }) }];
  return (
    <div className="-mt-2 grid grid-cols-3 gap-2">
      {choices.map(({ on, label }) => <Button key={label} aria-pressed={chosen === on} onClick={() => onChoose(on)} className="min-h-11! aria-pressed:bg-accent-tint aria-pressed:text-link">{label}</Button>)}
    </div>
  );
}
