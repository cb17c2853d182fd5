import { Link, useLocation } from "@remix-run/react";
import { History } from "lucide-react";
import type { Refusal } from "#app/domain/verdict.ts";
import { namedRefusalText } from "#app/i18n/refusal-text.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { withParam } from "../clock-controls/clock-params.ts";
import { useShell } from "../shell/shell-data.ts";

/** What of the address could not be used; the page shows the rest. */
export function QueryFaults({ faults }: { readonly faults: readonly Refusal[] }) {
  const words = useWords();
  if (faults.length === 0) return null;
  return (
    <Banner tone="error" title={words.quotasPage.faults} className="mb-3">
      <ul className="mt-1 list-disc pl-5">
        {faults.map((fault) => <li key={`${fault.field} ${fault.code}`}>{namedRefusalText(words, fault)}</li>)}
      </ul>
    </Banner>
  );
}

/** Says that the figures are those of a past day or a past state of knowledge, with the way back. */
export function PastNote({ asOf, knownAt }: { readonly asOf: string; readonly knownAt: string | null }) {
  const { quotasPage, shell } = useWords();
  const { today } = useShell();
  const { pathname, search } = useLocation();
  if (asOf === today && knownAt === null) return null;
  const backFromDay = withParam(pathname, search, "asOf", null);
  const [path = pathname, rest = ""] = backFromDay.split("?");
  return (
    <Banner icon={History} className="no-print mb-3" action={<Link to={withParam(path, rest, "knownAt", null)} className="link whitespace-nowrap touch:py-3">{shell.backToToday}</Link>}>
      {quotasPage.pastNote}
    </Banner>
  );
}
