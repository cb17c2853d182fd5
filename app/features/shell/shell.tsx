import type { ReactNode } from "react";
import { useWords } from "#app/i18n/words-context.tsx";
import { BottomBar } from "./bottom-bar.tsx";
import { Rail } from "./rail.tsx";

/** What stands around every page of a signed-in reader. */
export function Shell({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex items-stretch print:block">
      <Rail />
      {children}
      <BottomBar />
    </div>
  );
}

/** The first stop of the Tab key. */
export function SkipLink() {
  const { shell } = useWords();
  return (
    <a href="#content" className="no-print sr-only z-50 rounded-sm bg-raised px-4 py-2 text-link shadow-pop focus:not-sr-only focus:fixed focus:top-2 focus:left-2">
      {shell.skipToContent}
    </a>
  );
}
