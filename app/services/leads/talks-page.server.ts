import type { TalkChannel } from "#app/domain/kinds.ts";
import { may, scopeOf } from "#app/domain/permissions.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { contactNames } from "#db/queries/contacts.ts";
import { talkAfter, talkRow, talkRowsOf } from "#db/queries/leads.ts";
import { findProject } from "#db/queries/project-facts.ts";
import { liaisonChoices, userNames } from "#db/queries/people.ts";
import type { ProjectUpdateRow } from "#db/schema/projects.ts";
import { contactsOfProject } from "../contacts/list-contacts.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { headedProject } from "../projects/project-head.server.ts";
import type { HeadView } from "../projects/project-head.server.ts";
import { leadStanding } from "./lead-standing.server.ts";
import type { LeadStanding } from "./lead-standing.server.ts";
import { talkOf } from "./record-talk.server.ts";
import type { TalkForm } from "./record-talk.server.ts";

/** A talk as pages show it: names instead of ids. */
export interface Talk {
  readonly id: number;
  readonly on: string;
  readonly channel: TalkChannel | null;
  readonly note: string;
  readonly contacts: readonly string[];
  readonly people: readonly string[];
  readonly nextStep: string | null;
  readonly nextOn: string | null;
  readonly by: string | null;
  readonly isCorrected: boolean;
}

/** Somebody to tick: one of theirs or one of ours. */
export interface PersonChoice {
  readonly id: number;
  readonly name: string;
}

export interface TalksPage {
  readonly head: HeadView;
  readonly talks: readonly Talk[];
  readonly contacts: readonly PersonChoice[];
  readonly people: readonly PersonChoice[];
  /** The talk that is being corrected, as it stands now. */
  readonly editing: { readonly id: number; readonly said: Omit<TalkForm, "formKey"> } | null;
  readonly standing: LeadStanding;
  readonly viewer: number | null;
}

/** Every talk about a project, newest first, with what a form for the next one offers. */
export async function talksPage(ctx: ServiceContext, code: string, editing: number | null): Promise<Verdict<TalksPage>> {
  const headed = await headedProject(ctx, code);
  if (!headed.ok) return headed;
  const { stored, head } = headed.value;
  const rows = ((await talkRowsOf(ctx.db.read, [stored.project_id])).get(stored.project_id) ?? []).filter((row) => row.kind === "follow_up");
  const { speaking, others } = await contactsOfProject(ctx, stored);
  const present = editing === null ? null : await presentVersion(ctx, stored.project_id, editing);
  const isWriter = may(ctx.actor, "project.edit");
  return accept({
    head, talks: (await namedTalks(ctx, rows)).reverse(), contacts: [...speaking, ...others].map(({ id, name, title }) => ({ id, name: title ? `${name} ${title}` : name })),
    people: isWriter ? (await liaisonChoices(ctx.db.read)).map(({ id, name }) => ({ id, name })) : [], editing: isWriter && present ? { id: present.id, said: talkOf(present) } : null,
    standing: await leadStanding(ctx, stored), viewer: ctx.actor.userId,
  });
}

/** The version of a talk in force as pages show it, of a project that the actor sees; null once it was taken away. */
export async function presentTalk(ctx: ServiceContext, code: string, id: number): Promise<Talk | null> {
  const stored = await findProject(ctx.db.read, code, scopeOf(ctx.actor));
  const row = stored && (await presentVersion(ctx, stored.project_id, id));
  const [talk] = row ? await namedTalks(ctx, [row]) : [];
  return talk ?? null;
}

/** The version of a talk in force, whichever version was asked for; null once it was taken away. */
async function presentVersion(ctx: ServiceContext, projectId: number, id: number): Promise<ProjectUpdateRow | null> {
  let row = await talkRow(ctx.db.read, projectId, id);
  while (row !== null && row.recorded_to !== null) row = await talkAfter(ctx.db.read, projectId, row.id);
  return row;
}

/** Talks with the names of who took part and who entered them. */
async function namedTalks(ctx: ServiceContext, rows: readonly ProjectUpdateRow[]): Promise<Talk[]> {
  const said = rows.map((row) => ({ row, talk: talkOf(row) }));
  const contacts = await contactNames(ctx.db.read, said.flatMap(({ talk }) => talk.contacts));
  const users = await userNames(ctx.db.read, said.flatMap(({ row, talk }) => [...talk.people, ...(row.recorded_by === null ? [] : [row.recorded_by])]));
  return said.map(({ row, talk }) => ({
    ...talk, id: row.id, isCorrected: row.replaces !== null, by: row.recorded_by === null ? null : (users.get(row.recorded_by)?.name ?? null),
    contacts: talk.contacts.flatMap((id) => contacts.get(id) ?? []), people: talk.people.flatMap((id) => users.get(id)?.name ?? []),
  }));
}
