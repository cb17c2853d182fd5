import { moneyParts } from "#app/i18n/format-money.ts";
import { MISSING } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/words-context.tsx";
import { classNames } from "#app/ui/class-names.ts";

export interface AmountProps {
  /** Whole units of the currency. */
  readonly amount: number | null;
  readonly currency?: string;
  /** A word before it: approx., over. */
  readonly modifier?: string | null;
  readonly title?: string;
  readonly className?: string;
}

/** An amount with its unit small and muted after the figure. */
export function Amount({ amount, currency, modifier, title, className }: AmountProps) {
  const parts = moneyParts(useLocale(), amount, currency);
  return (
    <span title={title} className={classNames("whitespace-nowrap tabular-nums", className)}>
      {modifier && <span className="text-xs font-normal text-muted">{modifier} </span>}
      {parts === null ? MISSING : parts.figure}
      {parts !== null && parts.unit !== "" && <small className="text-xs font-normal text-muted"> {parts.unit}</small>}
    </span>
  );
}
