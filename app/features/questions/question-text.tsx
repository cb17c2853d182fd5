import { formatPartialDate } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { AskedQuestion } from "#app/services/questions/question-views.server.ts";
import { Chip } from "#app/ui/chip.tsx";

/** A question with what whoever asked may know of it: how far it is, and the answer. */
export function QuestionText({ question, facts = [] }: { readonly question: AskedQuestion; readonly facts?: readonly (string | null)[] }) {
  const { questions, issues } = useWords();
  const locale = useLocale();
  const tone = question.state === "received" ? "accent" : question.state === "inHand" ? "neutral" : "green";
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted"><Chip tone={tone}>{questions.state[question.state]}</Chip>{joinFacts(locale, [formatPartialDate(locale, question.on), issues.category[question.category], ...facts])}</p>
      <p className="mt-1 text-sm whitespace-pre-line text-ink [overflow-wrap:anywhere]">{question.question}</p>
      {question.answer !== null && (
        <div className="mt-1.5 border-l-2 border-line-strong pl-3"><p className="text-xs text-muted">{questions.answered({ date: formatPartialDate(locale, question.answeredOn) })}</p><p className="text-sm whitespace-pre-line text-ink [overflow-wrap:anywhere]">{question.answer}</p></div>
      )}
    </>
  );
}
