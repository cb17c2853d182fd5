import { useWords } from "#app/i18n/words-context.tsx";
import { classNames } from "#app/ui/class-names.ts";

const MOST_SHOWN = 99;

/** How many issues are overdue, as a number on a red ground with its meaning for those who do not see it; nothing at none. */
export function RedBadge({ n, className }: { readonly n: number; readonly className?: string }) {
  const { issues } = useWords();
  if (n === 0) return null;
  return (
    <span className={classNames("inline-block min-w-4.5 rounded-full bg-light-red-tint px-1 text-center text-[0.6875rem] leading-4.5 font-strong text-light-red-text", className)}>
      <span aria-hidden>{n > MOST_SHOWN ? `${MOST_SHOWN}+` : n}</span><span className="sr-only">{issues.redOpen({ n })}</span>
    </span>
  );
}
