import { Link } from "@remix-run/react";
import { FoldedForm } from "#app/features/admission/action-form.tsx";
import { issuePath } from "#app/features/issues/issue-marks.tsx";
import { BlockingBox } from "#app/features/issues/raise-form.tsx";
import { CategoryField, TextField } from "#app/features/questions/ask-fields.tsx";
import { QuestionText } from "#app/features/questions/question-text.tsx";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { QuestionView } from "#app/services/questions/question-views.server.ts";
import { Field } from "#app/ui/field.tsx";
import { TextInput } from "#app/ui/inputs.tsx";

const LONGEST_TITLE = 100;

/** A question with its answer, and the forms by which it is answered or becomes an issue. */
export function QuestionLine({ question, formKey, mayAnswer }: { readonly question: QuestionView; readonly formKey: string; readonly mayAnswer: boolean }) {
  const { questions, issues } = useWords();
  const locale = useLocale();
  const { issue } = question;
  const each = { item: question.item, hidden: { seen: question.seen }, formKey };
  const mayRaise = issue === null || issue.state === "withdrawn";
  return (
    <li className="border-t border-line px-4 py-3 first:border-t-0">
      <QuestionText question={question} facts={[question.asker, question.phone, questions.channel[question.channel]]} />
      {issue && <p className="mt-1 text-sm"><Link to={issuePath(issue.number)} className="link">{joinFacts(locale, [issue.number, issues.state[issue.state]])}</Link></p>}
      {mayAnswer && (
        <div className="no-print mt-2 flex flex-wrap gap-2">
          <FoldedForm {...each} intent="answer" label={question.answer === null ? questions.answer : questions.correct} submit={questions.sendAnswer} fields={["answer"]}>
            {(drawn) => <TextField drawn={drawn} name="answer" label={questions.answerLabel} present={question.answer ?? ""} />}
          </FoldedForm>
          {mayRaise && (
            <FoldedForm {...each} intent="toIssue" label={questions.toIssue} submit={issues.saveRaise} fields={["title", "category"]}>
              {(drawn) => (
                <>
                  <Field label={issues.titleLabel} name="title" errors={drawn.byField.title} required>{(control) => <TextInput {...control} defaultValue={drawn.values.title ?? question.question.replace(/\s+/g, " ").slice(0, LONGEST_TITLE)} maxLength={LONGEST_TITLE} autoComplete="off" />}</Field>
                  <CategoryField drawn={drawn} present={question.category} />
                  <BlockingBox drawn={drawn} />
                </>
              )}
            </FoldedForm>
          )}
        </div>
      )}
    </li>
  );
}
