import { useFetcher } from "@remix-run/react";
import { Copy } from "lucide-react";
import { useCallback, useEffect, useRef } from "react";
import { useWords } from "#app/i18n/words-context.tsx";
import type { SimilarCompany } from "#app/services/companies/list-companies.server.ts";
import { Icon } from "#app/ui/icon.tsx";
import { companyPath } from "./company-address.ts";

const PAUSE_MS = 250;

/** Asks for similar companies a moment after the last key. */
export function useSimilar(except: number | null): { found: readonly SimilarCompany[]; ask: (form: FormData) => void } {
  const fetcher = useFetcher<{ readonly similar: readonly SimilarCompany[] }>({ key: "similar-companies" });
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const { load } = fetcher;
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = useCallback((form: FormData) => {
    clearTimeout(timer.current);
    const typed = (name: string) => String(form.get(name) ?? "");
    const query = new URLSearchParams({ name: typed("name"), uscc: typed("uscc"), ...(except === null ? {} : { except: String(except) }) });
    timer.current = setTimeout(() => load(`/investors/similar?${query}`), PAUSE_MS);
  }, [except, load]);
  return { found: fetcher.data?.similar ?? [], ask };
}

/** Companies that may be the one being typed; they never block it. */
export function SimilarCompanies({ found }: { readonly found: readonly SimilarCompany[] }) {
  const { companies } = useWords();
  return (
    <aside aria-label={companies.title} aria-live="polite" className="panel px-4 py-3 lg:w-72 lg:shrink-0">
      <h2 className="pb-1 text-sm">{found.length > 0 ? companies.similar({ n: found.length }) : companies.noneSimilar}</h2>
      <ul>
        {found.map((company) => (
          <li key={company.id} className="border-t border-line py-2 text-sm">
            <a href={companyPath(company.id)} target="_blank" rel="noopener" className="link">{company.name}</a>
            {company.uscc && <p className="text-xs text-muted tabular-nums">{company.uscc}</p>}
            <p className="flex items-center gap-1.5 text-light-yellow-text"><Icon of={Copy} size="s" />{companies.likeness[company.same]}</p>
          </li>
        ))}
      </ul>
      <p className="border-t border-line pt-2 text-xs text-muted">{companies.neverBlocks}</p>
    </aside>
  );
}
