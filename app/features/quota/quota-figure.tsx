import type { Standing } from "#app/domain/quota-standing.ts";
import { formatPercent, joinFacts } from "#app/i18n/format.ts";
import { operatorSign, quotaValue, quotaValueParts, targetFigure, targetText } from "#app/i18n/quota-words.ts";
import type { ShownQuota } from "#app/i18n/quota-words.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { Locale } from "#app/i18n/locale.ts";
import type { LandingVariant } from "#app/domain/quotas.ts";
import { words } from "#app/i18n/words.ts";
import { BulletBar } from "#app/ui/bullet-bar.tsx";
import { Chip } from "#app/ui/chip.tsx";
import type { Fraction } from "#app/domain/quota-standing.ts";

/** A quota as meters and tables show it. */
export interface MeteredQuota extends ShownQuota {
  readonly usesLanding: boolean;
  readonly provisional: boolean;
  readonly standing: Standing;
  readonly time: { readonly days: number; readonly of: number } | null;
  readonly other: (Fraction & { readonly isMet: boolean | null }) | null;
}

/** The figure with its unit small after it; a rate over nothing is a dash. */
export function QuotaFigure({ quota, className }: { readonly quota: MeteredQuota; readonly className?: string }) {
  const { figure, unit } = quotaValueParts(useLocale(), quota);
  return (
    <span className="whitespace-nowrap">
      <span className={className ?? "figure-number text-lg"}>{figure}</span>
      {unit !== "" && <small className="text-xs font-normal text-muted">{unit === "%" ? unit : ` ${unit}`}</small>}
    </span>
  );
}

/** What a quota counts, its integers, the other reading of its target and the landing variant, on one line. */
export function ruleLine(locale: Locale, quota: MeteredQuota, year: number, landingVariant: LandingVariant): string {
  return joinFacts(locale, [words(locale).quotas.rule[quota.id]({ year }), ...particulars(locale, quota, landingVariant)]);
}

/** The same in short beside the target: a rate or a figure with two readings leaves out what it is of, only rates name the landing. */
export function targetLine(locale: Locale, quota: MeteredQuota, year: number, landingVariant: LandingVariant): string {
  const rule = quota.unit === "ratio" || quota.other ? null : words(locale).quotas.rule[quota.id]({ year });
  const namesLanding = quota.unit === "ratio" || quota.target === null;
  return joinFacts(locale, [rule, targetText(locale, quota), ...particulars(locale, namesLanding ? quota : { ...quota, usesLanding: false }, landingVariant)]);
}

function particulars(locale: Locale, quota: MeteredQuota, landingVariant: LandingVariant): (string | null)[] {
  const { quotas, variants } = words(locale);
  const { numerator, denominator } = quota;
  const rate = quota.unit === "ratio" && numerator !== null && denominator ? quotas.outOf({ numerator, denominator }) : null;
  const other = quota.other && quotas.otherReading({ operator: operatorSign(">="), target: targetFigure(locale, quota.unit, quota.other) ?? "", isMet: quota.other.isMet });
  return [rate, other, quota.usesLanding ? variants.printed[landingVariant] : null];
}

/** Marks of a target that is taken over or due in a later year. */
export function TargetMarks({ quota, year }: { readonly quota: MeteredQuota; readonly year: number }) {
  const { overview } = useWords();
  return (
    <>
      {quota.provisional && <Chip tone="outline" title={overview.provisionalHint}>{overview.provisional}</Chip>}
      {quota.targetYear !== null && quota.targetYear !== year && <Chip tone="outline">{overview.nextDue({ year: quota.targetYear })}</Chip>}
    </>
  );
}

/** The figure against its target; without a target there is nothing to draw a length against. */
export function QuotaBar({ quota, className }: { readonly quota: MeteredQuota; readonly className?: string }) {
  const { overview, quotas } = useWords();
  const locale = useLocale();
  const { target, other, time, value } = quota;
  if (target === null) return <span className="text-xs text-muted">{quotas.standing.no_target}</span>;
  if (value === null) return <BulletBar label={overview.barLabel({ actual: quotaValue(locale, quota), target: targetFigure(locale, quota.unit, target) ?? "" })} value={0} target={1} className={className} />;
  const goal = target.numerator / target.denominator;
  const isRate = quota.unit === "ratio";
  const actual = isRate && quota.numerator !== null && quota.denominator ? quota.numerator / quota.denominator : value;
  const label = joinFacts(locale, [
    overview.barLabel({ actual: quotaValue(locale, quota), target: targetFigure(locale, quota.unit, target) ?? "" }),
    time && overview.barPace({ percent: formatPercent(time.days, time.of) }),
    other && quotas.otherReading({ operator: operatorSign(">="), target: targetFigure(locale, quota.unit, other) ?? "", isMet: other.isMet }),
  ]);
  return (
    <BulletBar label={label} value={actual} target={goal} form={isRate ? "rate" : "count"} className={className}
      other={other && other.numerator / other.denominator} time={time && (goal * time.days) / time.of} />
  );
}
