import { formatPartialDate, isImpreciseDate } from "#app/i18n/format-date.ts";
import type { DateForm } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";

/** A business date in its own precision; one without a day carries a star that says how it counts. */
export function DateText({ date, form = "table" }: { readonly date: string | null | undefined; readonly form?: DateForm }) {
  const locale = useLocale();
  const { common } = useWords();
  const text = formatPartialDate(locale, date, form);
  if (!date || !isImpreciseDate(date)) return <>{text}</>;
  return (
    <span className="whitespace-nowrap">
      {text} <abbr title={common.monthOnlyMark} className="no-underline">*</abbr>
    </span>
  );
}
