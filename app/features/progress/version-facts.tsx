import { formatMoney } from "#app/i18n/format-money.ts";
import { MISSING } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ReportVersion } from "#app/services/progress/report-form-page.server.ts";

/** What a report says, as lines of name and value. */
export function VersionFacts({ version }: { readonly version: ReportVersion }) {
  const { common, fields, progress } = useWords();
  const locale = useLocale();
  const money = (value: number | null) => formatMoney(locale, value, "CNY", "exact");
  const facts = [
    [progress.done, money(version.doneCny)], [fields.cumulativeCny, money(version.cumulativeCny)], [progress.next, money(version.nextCny)],
    [fields.percentDone, version.percent === null ? MISSING : `${version.percent}%`], [fields.physicalProgress, version.physical], [fields.problems, version.problems], [common.reason, version.reason],
  ] as const;
  return (
    <dl className="mt-1.5 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-sm">
      {facts.filter(([, value]) => value !== null).map(([name, value]) => (
        <div key={name} className="contents"><dt className="text-muted">{name}</dt><dd className="whitespace-pre-line text-ink [overflow-wrap:anywhere]">{value}</dd></div>
      ))}
    </dl>
  );
}
