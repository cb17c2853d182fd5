import { X } from "lucide-react";
import { useWords } from "#app/i18n/words-context.tsx";
import { IconButton } from "#app/ui/button.tsx";
import { PreferenceForm } from "./preference-forms.tsx";
import { useShell } from "./shell-data.ts";

const START_EMPTY = "LUODI_DEMO=0 npm start";

/** Says that everything is invented and how to start empty; can be put away, the mark in the bar stays. */
export function DemoNotice() {
  const { shell } = useWords();
  const { isDemo, demoNotice } = useShell();
  if (!isDemo || demoNotice === "hidden") return null;
  return (
    <aside aria-label={shell.sampleData} className="no-print flex items-center gap-2 border-b border-line bg-sunken py-0.5 pr-2 pl-4 text-xs text-muted md:pl-5">
      <p className="flex-1 py-1">
        {shell.demoBanner} {shell.demoHowToEmpty} <code className="font-mono text-ink-2">{START_EMPTY}</code>
      </p>
      <PreferenceForm><IconButton type="submit" name="demoNotice" value="hidden" label={shell.dismiss} icon={X} /></PreferenceForm>
    </aside>
  );
}

/** The mark beside everything that is sample data. */
export function DemoMark() {
  const { shell } = useWords();
  const { isDemo } = useShell();
  if (!isDemo) return null;
  return <span title={shell.demoBanner} className="rounded-xs border border-dashed border-line-strong px-2 text-xs whitespace-nowrap text-muted">{shell.sampleData}</span>;
}
