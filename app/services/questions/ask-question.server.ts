import type { Transaction } from "kysely";
import type { IssueCategory } from "#app/domain/issues.ts";
import { SYSTEM } from "#app/domain/permissions.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { Db } from "#db/connection.server.ts";
import { contactsFor } from "#db/queries/contacts.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { insertQuestion, isQuestionStored, questionsOf } from "#db/queries/questions.ts";
import { nextItem } from "#db/queries/versions.ts";
import type { Database } from "#db/schema/database.ts";
import type { InvestorQuestionRow } from "#db/schema/questions.ts";
import type { ServiceContext } from "../context.server.ts";
import { notify } from "../notices/notify.server.ts";
import { toldProject } from "../notices/tell-of-issue.server.ts";
import { onProject, tellOfProject } from "../projects/on-project.server.ts";
import { holderOfLink, noteLinkUse } from "./investor-links.server.ts";
import { askedQuestion } from "./question-views.server.ts";
import type { AskedQuestion } from "./question-views.server.ts";

const LONGEST_TITLE = 60;

/** What is asked, and how to reach who asks. */
export interface Asked {
  readonly category: IssueCategory;
  readonly text: string;
  readonly phone: string | null;
  readonly formKey?: string | undefined;
}

/** What a personal link opens: the project's name, and what its holder asked so far. */
export interface AskPage {
  readonly project: string;
  readonly questions: readonly AskedQuestion[];
}

/** The page behind a personal link; null for a secret that is unknown, revoked or over. */
export async function askPage(db: Db, secret: string, now: string): Promise<AskPage | null> {
  const holder = await holderOfLink(db.read, secret, now);
  if (!holder) return null;
  noteLinkUse(db, holder, now);
  return { project: holder.name, questions: (await questionsOf(db.read, holder.project_id, holder.contact)).map(askedQuestion) };
}

/** Stores what the holder of a personal link asks; the same form again is stored once. */
export async function askByLink(db: Db, secret: string, now: string, { formKey, ...asked }: Asked): Promise<Verdict<null>> {
  return db.transaction(async (trx): Promise<Verdict<null>> => {
    const holder = await holderOfLink(trx, secret, now);
    if (!holder) return refuse({ code: "link_gone" });
    if (formKey !== undefined && (await isQuestionStored(trx, holder.id, formKey))) return accept(null);
    const ctx: ServiceContext = { db, now, actor: { ...SYSTEM, name: holder.asker } };
    await record(trx, ctx, holder, asked, { channel: "link", link: holder.id, contact: holder.contact, asker: holder.asker, form_key: formKey ?? null });
    return accept(null);
  });
}

/** What somebody asked who called, and the contact of the project that they are, if they are one: that contact sees it behind their link. */
export interface Called extends Asked {
  readonly code: string;
  readonly asker: string;
  readonly contact?: number | undefined;
}

/** The hotline's staff log what somebody asked who called. */
export async function logQuestion(ctx: ServiceContext, { code, asker, contact, formKey, ...asked }: Called): Promise<Verdict<null>> {
  return onProject(ctx, { code, needs: "project.edit", formKey, content: { asker, contact, ...asked } }, async (trx, stored): Promise<Verdict<null>> => {
    if (contact !== undefined && !(await contactsFor(trx, stored.project_id)).some(({ item }) => item === contact)) return refuse({ code: "not_a_contact", field: "contact" });
    await record(trx, ctx, stored, asked, { channel: "hotline", link: null, contact: contact ?? null, asker, form_key: null });
    return accept(null);
  });
}

async function record(trx: Transaction<Database>, ctx: ServiceContext, project: Pick<StoredProject, "project_id" | "code" | "name" | "district" | "liaison_id">, { category, text, phone }: Omit<Asked, "formKey">, by: Pick<InvestorQuestionRow, "channel" | "link" | "contact" | "asker" | "form_key">): Promise<void> {
  const item = await nextItem(trx, "investor_questions");
  await insertQuestion(trx, {
    ...by, item, project_id: project.project_id, phone, category, question: text, asked_at: ctx.now, answer: null, answered_on: null, answered_by: null, issue: null,
    recorded_from: ctx.now, recorded_by: ctx.actor.userId,
  });
  await tellOfProject(trx, ctx, project, { action: by.channel === "link" ? "question.ask" : "question.log", objectType: "question", before: null, after: { askedBy: by.asker, question: text, issueCategory: category } });
  await notify(trx, ctx, {
    kind: "question.asked", key: `question.asked:${item}`, path: `/projects/${encodeURIComponent(project.code)}/questions`, project: toldProject(project),
    params: { number: String(item), title: text.replace(/\s+/g, " ").slice(0, LONGEST_TITLE), code: project.code, project: project.name },
  });
}
