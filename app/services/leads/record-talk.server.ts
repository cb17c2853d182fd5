import type { Transaction } from "kysely";
import { addDays } from "#app/domain/dates.ts";
import type { TalkChannel } from "#app/domain/kinds.ts";
import { talkRefusals } from "#app/domain/talks.ts";
import type { TalkSaid } from "#app/domain/talks.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { inputOfRow } from "#db/codecs.ts";
import { companiesOfProject } from "#db/queries/companies.ts";
import { contactNames, contactsAt, contactsFor } from "#db/queries/contacts.ts";
import { talkRow } from "#db/queries/leads.ts";
import { liaisonChoices, userNames } from "#db/queries/people.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { allRates } from "#db/queries/reference.ts";
import { closeVersion } from "#db/queries/versions.ts";
import type { Database } from "#db/schema/database.ts";
import type { ProjectUpdateRow } from "#db/schema/projects.ts";
import { companyScopeOf } from "../companies/company-scope.server.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { onProject } from "../projects/on-project.server.ts";
import { reviseProjectRecord } from "../projects/record-project.server.ts";
import { leadDays } from "../settings/lead-days.server.ts";

/** A talk as it is entered: how, on which day, with whom of theirs (contacts) and of ours (accounts), what was said and what comes next. */
export interface TalkForm extends TalkSaid {
  readonly channel: TalkChannel | null;
  readonly contacts: readonly number[];
  readonly people: readonly number[];
  readonly formKey?: string | undefined;
}

type Recorded = Verdict<{ readonly code: string }>;

/** Records a talk; it counts as an update of the project on its day. */
export async function recordTalk(ctx: ServiceContext, code: string, form: TalkForm): Promise<Recorded> {
  return withTalk(ctx, code, form, null);
}

/** Corrects a talk by a new version of it; whoever was faster is noticed. */
export async function correctTalk(ctx: ServiceContext, code: string, talk: number, form: TalkForm): Promise<Recorded> {
  return withTalk(ctx, code, form, talk);
}

async function withTalk(ctx: ServiceContext, code: string, { formKey, ...form }: TalkForm, replaces: number | null): Promise<Recorded> {
  const days = await leadDays(ctx);
  return onProject(ctx, { code, needs: "project.edit", formKey, content: { ...form, replaces } }, async (trx, stored) => {
    const before = replaces === null ? null : await talkRow(trx, stored.project_id, replaces);
    if (replaces !== null && before === null) return refuse({ code: "not_found" });
    const today = todayOf(ctx);
    const earliest = before?.on_date === form.on ? form.on : addDays(today, -days.backdate);
    const errors = [...talkRefusals(form, today, earliest), ...(await strangers(trx, ctx, stored, form, before))];
    if (errors.length > 0) return refuse(...errors);
    if (before !== null && !(await closeVersion(trx, "project_updates", before.id, ctx.now))) return refuse({ code: "stale" });
    const revision = await reviseProjectRecord(trx, ctx, stored, inputOfRow(stored), {
      action: before === null ? "lead.followUp" : "lead.talkCorrected", rates: await allRates(trx), update: { kind: "follow_up", ...form, replaces },
      remarks: await told(trx, form), ...(before === null ? {} : { remarksBefore: await told(trx, talkOf(before)) }),
    });
    if (revision.changed === "stale") throw new Error("nobody else writes within this transaction");
    return accept({ code });
  });
}

/** Takes a talk away that never took place; the trail keeps it and the reason. */
export async function removeTalk(ctx: ServiceContext, code: string, talk: number, reason: string, formKey?: string): Promise<Recorded> {
  return onProject(ctx, { code, needs: "project.edit", formKey, content: { talk, reason } }, async (trx, stored) => {
    const before = await talkRow(trx, stored.project_id, talk);
    if (before === null) return refuse({ code: "not_found" });
    if (!(await closeVersion(trx, "project_updates", before.id, ctx.now))) return refuse({ code: "stale" });
    const revision = await reviseProjectRecord(trx, ctx, stored, inputOfRow(stored), {
      action: "lead.talkRemoved", rates: await allRates(trx), removesUpdate: true, remarksBefore: await told(trx, talkOf(before)), remarks: { ...NOTHING_TOLD, reason },
    });
    if (revision.changed === "stale") throw new Error("nobody else writes within this transaction");
    return accept({ code });
  });
}

const NOTHING_TOLD = { talkOn: null, channel: null, talkNote: null, contacts: null, ourPeople: null, nextStep: null, nextOn: null } as const;

/** A stored talk as it was entered. */
export function talkOf(row: ProjectUpdateRow): Omit<TalkForm, "formKey"> {
  return {
    on: row.on_date, note: row.note ?? "", channel: row.channel, contacts: JSON.parse(row.contacts) as number[], people: JSON.parse(row.people) as number[], nextStep: row.next_step, nextOn: row.next_on,
  };
}

/** Contacts who do not belong to the project's companies, and accounts that are nobody's who follows projects; those who were there before may stay. */
async function strangers(trx: Transaction<Database>, ctx: ServiceContext, stored: StoredProject, form: TalkForm, before: ProjectUpdateRow | null): Promise<Refusal[]> {
  const errors: Refusal[] = [];
  const known = before === null ? null : talkOf(before);
  const newContacts = form.contacts.filter((id) => !known?.contacts.includes(id));
  if (newContacts.length > 0) {
    const companies = await companiesOfProject(trx, stored.project_id);
    const theirs = [...(await contactsFor(trx, stored.project_id)), ...(await contactsAt(trx, companies.map(({ item }) => item), companyScopeOf(ctx.actor)))];
    const ids = theirs.map(({ item }) => item);
    if (newContacts.some((id) => !ids.includes(id))) errors.push({ code: "unknown_value", field: "contacts", params: { value: null } });
  }
  const newPeople = form.people.filter((id) => !known?.people.includes(id));
  if (newPeople.length > 0) {
    const ids = (await liaisonChoices(trx)).map(({ id }) => id);
    if (newPeople.some((id) => !ids.includes(id))) errors.push({ code: "unknown_value", field: "people", params: { value: null } });
  }
  return errors;
}

/** What the trail says of a talk: names instead of ids. */
async function told(trx: Transaction<Database>, talk: Omit<TalkForm, "formKey">): Promise<Record<keyof typeof NOTHING_TOLD, unknown>> {
  const [contacts, people] = [await contactNames(trx, talk.contacts), await userNames(trx, talk.people)];
  const named = (ids: readonly number[], nameOf: (id: number) => string | undefined) => (ids.length === 0 ? null : ids.flatMap((id) => nameOf(id) ?? []));
  return {
    talkOn: talk.on, channel: talk.channel, talkNote: talk.note, contacts: named(talk.contacts, (id) => contacts.get(id)), ourPeople: named(talk.people, (id) => people.get(id)?.name),
    nextStep: talk.nextStep, nextOn: talk.nextOn,
  };
}
