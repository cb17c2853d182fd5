import { useFetcher } from "@remix-run/react";
import { Copy, ExternalLink, ShieldCheck } from "lucide-react";
import { useCallback, useEffect, useRef } from "react";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { PossibleDuplicate } from "#app/services/leads/find-duplicates.server.ts";
import { Icon } from "#app/ui/icon.tsx";
import { StageMark } from "../stage-mark.tsx";
import { projectPath } from "../project/project-address.ts";
import { rightText } from "./right-text.ts";

export interface FoundDuplicates {
  readonly duplicates: readonly PossibleDuplicate[];
}

/** What is typed so far that projects are known by. */
export interface TypedTexts {
  readonly company: string;
  readonly wish: string;
  readonly uscc?: string;
  readonly projectCode?: string;
}

const PAUSE_MS = 250;

/** Asks for similar projects a moment after the last key. */
export function useDuplicates(initial: readonly PossibleDuplicate[]): { found: readonly PossibleDuplicate[]; ask: (typed: TypedTexts) => void } {
  const fetcher = useFetcher<FoundDuplicates>({ key: "lead-duplicates" });
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const { load } = fetcher;
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = useCallback((typed: TypedTexts) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => load(`/leads/duplicates?${new URLSearchParams({ ...typed })}`), PAUSE_MS);
  }, [load]);
  return { found: fetcher.data?.duplicates ?? initial, ask };
}

function Duplicate({ entry }: { readonly entry: PossibleDuplicate }) {
  const words = useWords();
  const { companies, leads, stages } = words;
  const locale = useLocale();
  const { right } = entry;
  const why = entry.same === "beginning" ? leads.sameCharacters({ n: entry.sameCharacters }) : companies.likeness[entry.same];
  const registered = entry.daysSinceLead === null ? null : entry.daysSinceLead <= 0 ? leads.registeredToday : leads.registeredDaysAgo({ n: entry.daysSinceLead });
  return (
    <li className="border-t border-line py-3 text-sm">
      <p className="flex items-start gap-2 font-strong text-ink"><StageMark stage={entry.stage} isDecorative={false} className="mt-0.75" /><span className="min-w-0">{entry.name}</span></p>
      {entry.investor && <p className="text-muted">{entry.investor}</p>}
      <p className="text-muted">{joinFacts(locale, [stages.name[entry.stage], entry.district && (locale === "en" ? entry.district.en : entry.district.zh), registered])}</p>
      <p className="mt-0.5 flex items-center gap-1.5 text-light-yellow-text"><Icon of={Copy} size="s" />{why}</p>
      {right && (right.state !== "held" || right.isHolder) && (
        <p className={`mt-0.5 flex items-start gap-1.5 ${right.state === "held" ? "font-strong text-ink" : "text-muted"}`}>
          <Icon of={ShieldCheck} size="s" className="mt-0.75" /><span>{leads.holdsRight({ district: locale === "en" ? right.name.en : right.name.zh, text: rightText(words, locale, right) })}</span>
        </p>
      )}
      <a href={projectPath(entry.code)} target="_blank" rel="noopener" aria-label={leads.openDuplicate({ name: entry.name })} className="link mt-1 inline-flex min-h-6 items-center gap-1.5 touch:min-h-11"><Icon of={ExternalLink} size="s" />{leads.openShort}</a>
    </li>
  );
}

/** Projects that may be the one being typed; they never block it. */
export function Duplicates({ found }: { readonly found: readonly PossibleDuplicate[] }) {
  const { leads } = useWords();
  return (
    <aside aria-label={leads.possible} aria-live="polite" className="bg-sunken px-5 py-4 max-sm:order-last sm:w-66 sm:shrink-0">
      <h3 className="pb-2 text-sm">{found.length > 0 ? leads.duplicates({ n: found.length }) : leads.noDuplicates}</h3>
      <ul>{found.map((entry) => <Duplicate key={entry.code} entry={entry} />)}</ul>
      <p className="border-t border-line pt-2 text-xs text-muted">{leads.duplicatesNeverBlock}</p>
    </aside>
  );
}
