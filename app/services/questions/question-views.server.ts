import { shanghaiDate } from "#app/domain/dates.ts";
import { issueState } from "#app/domain/issues.ts";
import type { IssueCategory, IssueState } from "#app/domain/issues.ts";
import { questionState } from "#app/domain/questions.ts";
import type { QuestionChannel, QuestionState } from "#app/domain/questions.ts";
import type { QuestionRow } from "#db/queries/questions.ts";

/** What an investor sees of what they asked: nothing of who answers it or how. */
export interface AskedQuestion {
  readonly item: number;
  readonly on: string;
  readonly category: IssueCategory;
  readonly question: string;
  readonly state: QuestionState;
  readonly answer: string | null;
  readonly answeredOn: string | null;
}

/** The same for those who answer. */
export interface QuestionView extends AskedQuestion {
  readonly seen: number;
  readonly channel: QuestionChannel;
  readonly asker: string;
  readonly phone: string | null;
  readonly issue: { readonly number: string; readonly state: IssueState } | null;
  /** Neither answered nor made an issue of. */
  readonly isOpen: boolean;
}

type Row = Omit<QuestionRow, "form_key">;

function issueOf(row: Row): QuestionView["issue"] {
  if (row.issue_number === null) return null;
  return { number: row.issue_number, state: issueState({ leadUnit: row.lead_unit, receivedOn: row.received_on, closingAskedOn: row.closing_asked_on, closedOn: row.closed_on, withdrawnOn: row.withdrawn_on }) };
}

export function askedQuestion(row: Row): AskedQuestion {
  return {
    item: row.item, on: shanghaiDate(row.asked_at), category: row.category, question: row.question, answer: row.answer, answeredOn: row.answered_on,
    state: questionState({ answer: row.answer, issue: issueOf(row)?.state ?? null }),
  };
}

export function questionView(row: Row): QuestionView {
  const issue = issueOf(row);
  return { ...askedQuestion(row), seen: row.id, channel: row.channel, asker: row.asker, phone: row.phone, issue, isOpen: row.answer === null && (issue === null || issue.state === "withdrawn") };
}
