import { may, scopeOf } from "#app/domain/permissions.ts";
import type { QuestionView as View } from "#app/domain/questions.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { contactNames } from "#db/queries/contacts.ts";
import { userNames } from "#db/queries/people.ts";
import { linksOf, questionCount, questionPage, questionsOf } from "#db/queries/questions.ts";
import { contactsOfProject } from "../contacts/list-contacts.server.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { headedProject } from "../projects/project-head.server.ts";
import type { HeadView } from "../projects/project-head.server.ts";
import { questionView } from "./question-views.server.ts";
import type { QuestionView } from "./question-views.server.ts";

/** A personal link as those see it who may end it. */
export interface LinkView {
  readonly id: number;
  readonly contact: string;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
  readonly state: "inUse" | "revoked" | "over" | "silent";
}

export interface ProjectQuestions {
  readonly head: HeadView;
  readonly questions: readonly QuestionView[];
  readonly links: readonly LinkView[];
  readonly contacts: readonly { readonly id: number; readonly name: string }[];
  readonly mayAnswer: boolean;
}

/** What investors asked about a project, and the links through which they ask. */
export async function projectQuestions(ctx: ServiceContext, code: string): Promise<Verdict<ProjectQuestions>> {
  const allowed = authorise(ctx, "question.read");
  if (!allowed.ok) return allowed;
  const headed = await headedProject(ctx, code);
  if (!headed.ok) return headed;
  const { stored, head } = headed.value;
  const { read } = ctx.db;
  const mayAnswer = may(ctx.actor, "project.edit");
  const rows = mayAnswer ? await linksOf(read, stored.project_id) : [];
  const [names, people] = [await contactNames(read, rows.map((row) => row.contact)), await userNames(read, rows.flatMap((row) => row.created_by ?? []))];
  const links = rows.map((row): LinkView => ({
    id: row.id, contact: names.get(row.contact) ?? "", createdAt: row.created_at, createdBy: row.created_by === null ? null : (people.get(row.created_by)?.name ?? null), expiresAt: row.expires_at, lastUsedAt: row.last_used_at,
    state: row.revoked_at !== null ? "revoked" : row.expires_at <= ctx.now ? "over" : row.speaks ? "inUse" : "silent",
  }));
  const { speaking } = await contactsOfProject(ctx, stored);
  return accept({ head, questions: (await questionsOf(read, stored.project_id)).map(questionView), links, contacts: speaking.map(({ id, name, title }) => ({ id, name: title ? `${name} ${title}` : name })), mayAnswer });
}

/** A question in the inbox with the project that it is about. */
export interface InboxQuestion extends QuestionView {
  readonly code: string;
  readonly projectName: string;
}

export interface QuestionInbox {
  readonly view: View;
  readonly questions: readonly InboxQuestion[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
}

const PAGE_SIZE = 50;

/** Questions about the projects that the actor sees; first those that nobody answered or made an issue of. */
export async function questionInbox(ctx: ServiceContext, { view = "open", page = 1 }: { readonly view?: View | undefined; readonly page?: number | undefined }): Promise<Verdict<QuestionInbox>> {
  const allowed = authorise(ctx, "question.read");
  if (!allowed.ok) return allowed;
  const scope = scopeOf(ctx.actor);
  const rows = await questionPage(ctx.db.read, scope, view, PAGE_SIZE, (page - 1) * PAGE_SIZE);
  return accept({ view, questions: rows.map((row) => ({ ...questionView(row), code: row.code, projectName: row.name })), total: await questionCount(ctx.db.read, scope, view), page, size: PAGE_SIZE });
}
