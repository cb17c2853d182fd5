import type { Generated, Selectable } from "kysely";
import type { IssueCategory } from "#app/domain/issues.ts";
import type { QuestionChannel } from "#app/domain/questions.ts";
import type { VersionColumns } from "./versions.ts";

/** A personal link of a contact to ask about one project; only the hash of its secret is kept. */
export interface InvestorLinkTable {
  id: Generated<number>;
  project_id: number;
  contact: number;
  hash: string;
  created_at: string;
  created_by: number | null;
  expires_at: string;
  revoked_at: string | null;
  last_used_at: string | null;
}

/** What an investor asked, with the answer and the issue made from it; `item` names it over its versions. */
export interface InvestorQuestionTable extends VersionColumns {
  id: Generated<number>;
  item: number;
  project_id: number;
  channel: QuestionChannel;
  link: number | null;
  /** The item of the contact who asked; null for somebody else at the hotline. */
  contact: number | null;
  asker: string;
  phone: string | null;
  category: IssueCategory;
  question: string;
  asked_at: string;
  form_key: string | null;
  answer: string | null;
  answered_on: string | null;
  answered_by: number | null;
  /** The item of the issue. */
  issue: number | null;
}

export type InvestorLinkRow = Selectable<InvestorLinkTable>;
export type InvestorQuestionRow = Selectable<InvestorQuestionTable>;

export interface QuestionTables {
  investor_links: InvestorLinkTable;
  investor_questions: InvestorQuestionTable;
}
