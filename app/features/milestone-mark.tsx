import { useWords } from "#app/i18n/words-context.tsx";

export type MilestoneMarkForm = "plan" | "actual" | "expected";

/** Frozen plan: a thin hollow tick. Actual: a solid diamond. Expected: a hollow blue diamond. */
export function MilestoneMark({ form, className }: { readonly form: MilestoneMarkForm; readonly className?: string }) {
  if (form === "plan") {
    return (
      <svg aria-hidden data-mark width="6" height="12" viewBox="0 0 6 12" className={className}>
        <rect x=".75" y=".75" width="4.5" height="10.5" rx="1" fill="var(--surface)" stroke="var(--chart-plan)" strokeWidth="1.5" />
      </svg>
    );
  }
  return (
    <svg aria-hidden data-mark width="12" height="12" viewBox="0 0 12 12" className={className}>
      {form === "actual"
        ? <path d="M6 .4 11.6 6 6 11.6.4 6Z" fill="var(--ink)" />
        : <path d="M6 1.2 10.8 6 6 10.8 1.2 6Z" fill="var(--surface)" stroke="var(--chart-forecast)" strokeWidth="1.6" />}
    </svg>
  );
}

/** What the marks of the milestone timeline mean. */
export function MilestoneLegend() {
  const { milestones } = useWords();
  const entries: readonly (readonly [MilestoneMarkForm, string])[] = [["plan", milestones.baseline], ["actual", milestones.actual], ["expected", milestones.forecast]];
  return (
    <ul className="flex flex-wrap gap-x-3.5 gap-y-1 text-xs text-muted">
      {entries.map(([form, text]) => (
        <li key={form} className="inline-flex items-center gap-1.5"><MilestoneMark form={form} />{text}</li>
      ))}
      <li className="inline-flex items-center gap-1.5"><span aria-hidden className="h-3 w-0.5 bg-accent" />{milestones.asOfLine}</li>
    </ul>
  );
}
