import { Link } from "@remix-run/react";
import type { Words } from "#app/i18n/words.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { LeadTask } from "#app/services/leads/leads-today.server.ts";
import { classNames } from "#app/ui/class-names.ts";
import { talksPath } from "../project/project-address.ts";
import { clockText } from "./clock-text.tsx";

/** What a lead asks for, in a few words. */
export function dutyText(words: Words, { duty, dueOn, daysLate }: Pick<LeadTask, "duty" | "dueOn" | "daysLate">): string {
  switch (duty.kind) {
    case "step": return clockText(words, { step: duty.step, dueOn, daysLate });
    case "agreed": return duty.text === null ? words.leads.agreedStep : words.common.named({ name: words.leads.agreedStep, text: duty.text });
    case "right": return words.leads.rightLapses;
  }
}

/** What one's own leads ask for today, the latest first; each leads to where the talk is entered. */
export function TaskList({ tasks }: { readonly tasks: readonly LeadTask[] }) {
  const words = useWords();
  const locale = useLocale();
  return (
    <ol className="max-w-4xl px-4 pb-4 md:px-5">
      {tasks.map((task) => (
        <li key={`${task.code}${task.duty.kind}`}>
          <Link to={talksPath(task.code)} className="flex min-h-11 flex-wrap items-baseline gap-x-3 gap-y-0.5 border-t border-line py-2 hover:bg-hover">
            <span className="min-w-0 flex-1 basis-56 font-strong text-ink">{task.name}<span className="block text-sm font-normal text-muted">{task.investor}</span></span>
            <span className={classNames("text-sm", task.daysLate > 0 ? "text-light-yellow-text" : "text-ink-2")}>
              {joinFacts(locale, [dutyText(words, task), task.duty.kind === "step" ? null : words.leads.dueOn({ date: formatPartialDate(locale, task.dueOn) })])}
            </span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
