import { ratioForReading } from "#app/domain/quota-figures.ts";
import type { Tally } from "#app/domain/quota-figures.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { quotaValue } from "#app/i18n/quota-words.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { words } from "#app/i18n/words.ts";
import type { FigureEffect } from "#app/services/quotas/announce-change.server.ts";

function tallyText(locale: Locale, { id, unit }: FigureEffect, tally: Tally): string {
  const isRatio = tally.kind === "ratio";
  const { quotas } = words(locale);
  const text = quotaValue(locale, {
    id, unit, value: isRatio ? ratioForReading(tally.numerator, tally.denominator) : tally.value,
    numerator: isRatio ? tally.numerator : null, denominator: isRatio ? tally.denominator : null,
  });
  return isRatio ? joinFacts(locale, [text, quotas.outOf(tally)]) : text;
}

/** The figures that a change would alter, quota by quota and year by year: before → after. */
export function FigureEffects({ effects, title }: { readonly effects: readonly FigureEffect[]; readonly title?: string }) {
  const { gates, quotas } = useWords();
  const locale = useLocale();
  if (effects.length === 0) return <p className="px-5 pb-3 text-sm text-muted">{gates.changesNoFigure}</p>;
  const ids = [...new Set(effects.map((effect) => effect.id))];
  return (
    <section aria-label={gates.changesFigures} className="mx-5 mb-4 rounded-sm border border-line bg-sunken px-3 py-2">
      <h3 className="text-sm font-strong text-ink">{title ?? gates.changesFigures}</h3>
      <dl className="mt-1 grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
        {ids.map((id) => (
          <div key={id} className="contents">
            <dt className="text-ink-2">{quotas.title[id]}</dt>
            <dd className="text-ink max-sm:pb-1.5 max-sm:pl-3">
              {effects.filter((effect) => effect.id === id).map((effect) => (
                <span key={effect.year} className="block">{gates.figureOfYear({ year: effect.year, before: tallyText(locale, effect, effect.before), after: tallyText(locale, effect, effect.after) })}</span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
