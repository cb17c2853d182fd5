import { UsersRound } from "lucide-react";
import { formatList } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { Icon } from "#app/ui/icon.tsx";

/** Who else is at what is being edited here; empty where nobody is, so that a reader hears when somebody comes. */
export function OthersHere({ names }: { readonly names: readonly string[] }) {
  const { shell } = useWords();
  const locale = useLocale();
  return (
    <p role="status" className="no-print text-sm text-muted">
      {names.length > 0 && <span className="inline-flex items-center gap-1.5 py-1"><Icon of={UsersRound} size="s" />{shell.othersHere({ names: formatList(locale, names) })}</span>}
    </p>
  );
}
