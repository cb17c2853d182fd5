import type { Kysely, Transaction } from "kysely";
import { givenBack, mergeRefusals, parentRefusals, takenOver } from "#app/domain/companies.ts";
import type { CompanyFields, MergeSide } from "#app/domain/companies.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { companyWithCode, findCompany, lastVersion, mergesInto, rootOf } from "#db/queries/companies.ts";
import { closeMerge, insertCompanyVersion, insertMerge, reindexCompany, replaceCompany } from "#db/queries/company-writes.ts";
import { closeVersion } from "#db/queries/versions.ts";
import type { CompanyMergeRow, CompanyRow } from "#db/schema/companies.ts";
import type { Database } from "#db/schema/database.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { actorFields } from "../projects/record-project.server.ts";
import { sentOnce } from "../sent-once.server.ts";
import { companyScopeOf } from "./company-scope.server.ts";
import { companiesAbove } from "./group-tree.server.ts";

type Trx = Transaction<Database>;

export interface MergeForm {
  /** The record that is led to the other one. */
  readonly merged: number;
  readonly into: number;
  readonly version: number;
  readonly intoVersion: number;
  readonly reason?: string | undefined;
  readonly formKey?: string | undefined;
}

/** Both records of a merge, or every reason against it; a record that was merged before says with which. */
export async function checkMerge(db: Kysely<Database>, ctx: ServiceContext, merged: number, into: number): Promise<Verdict<{ readonly merged: CompanyRow; readonly kept: CompanyRow }>> {
  const scope = companyScopeOf(ctx.actor);
  const [one, other] = [await findCompany(db, merged, scope), await findCompany(db, into, scope)];
  if (!one || !other) return refuse(await missingReason(db, ctx, one ? into : merged));
  const errors = mergeRefusals(await sideOf(db, one), await sideOf(db, other));
  return errors.length > 0 ? refuse(...errors) : accept({ merged: one, kept: other });
}

async function missingReason(db: Kysely<Database>, ctx: ServiceContext, item: number): Promise<Refusal> {
  const root = await rootOf(db, item);
  const kept = root === null || root === item ? null : await findCompany(db, root, companyScopeOf(ctx.actor));
  return kept ? { code: "merged_already", field: "into", params: { name: kept.name } } : { code: "not_found" };
}

async function sideOf(db: Kysely<Database>, row: CompanyRow): Promise<MergeSide> {
  return { item: row.item, uscc: row.uscc, above: await companiesAbove(db, row.item) };
}

/** Leads one company's record to another: names, people, companies below and projects follow it, nothing of them is rewritten. */
export async function mergeCompanies(ctx: ServiceContext, form: MergeForm): Promise<Verdict<{ readonly id: number }>> {
  const allowed = authorise(ctx, "company.merge");
  if (!allowed.ok) return allowed;
  const { formKey, ...content } = form;
  return ctx.db.transaction((trx) => sentOnce(trx, ctx, formKey, content, async () => {
    const checked = await checkMerge(trx, ctx, form.merged, form.into);
    if (!checked.ok) return checked;
    const { merged, kept } = checked.value;
    if (merged.id !== form.version || kept.id !== form.intoVersion) return refuse({ code: "stale" });
    const taken = takenOver(merged, kept);
    const recording = { at: latest(ctx.now, merged, kept), by: ctx.actor.userId };
    await closeVersion(trx, "companies", merged.id, recording.at);
    if (Object.keys(taken).length > 0) await replaceCompany(trx, kept, { ...kept, ...taken }, recording);
    await insertMerge(trx, { kept: kept.item, merged: merged.item, taken: JSON.stringify(taken), reason: form.reason ?? null }, recording);
    await reindexCompany(trx, kept.item, taken.uscc ?? kept.uscc);
    await tell(trx, ctx, "company.merge", merged.name, { mergedInto: kept.name, ...(form.reason ? { reason: form.reason } : {}) });
    return accept({ id: kept.item });
  }));
}

/** Takes a merge back: the record stands for itself again, and what the other took over from it goes back unless it was changed since. */
export async function undoMerge(ctx: ServiceContext, keptItem: number, mergeId: number, formKey?: string): Promise<Verdict<{ readonly id: number }>> {
  const allowed = authorise(ctx, "company.merge");
  if (!allowed.ok) return allowed;
  return ctx.db.transaction((trx) => sentOnce(trx, ctx, formKey, { keptItem, mergeId }, async () => {
    const kept = await findCompany(trx, keptItem, companyScopeOf(ctx.actor));
    if (!kept) return refuse({ code: "not_found" });
    const merge = (await mergesInto(trx, keptItem)).find((row) => row.id === mergeId);
    if (!merge) return refuse({ code: "merge_undone" });
    return takeBack(trx, ctx, kept, merge);
  }));
}

async function takeBack(trx: Trx, ctx: ServiceContext, kept: CompanyRow, merge: CompanyMergeRow): Promise<Verdict<{ readonly id: number }>> {
  const old = await lastVersion(trx, merge.merged);
  if (!old) throw new Error("a merged company has a last version");
  const fields = givenBack(kept, JSON.parse(merge.taken) as Partial<CompanyFields>);
  const registered = old.uscc === null ? null : await companyWithCode(trx, old.uscc);
  const isTaken = registered !== null && !(registered.item === kept.item && fields.uscc !== kept.uscc);
  const parent = old.parent === null ? null : await rootOf(trx, old.parent);
  const errors = [
    ...(isTaken ? [{ code: "duplicate_uscc", params: { name: registered.name } }] : []),
    ...parentRefusals(old.item, parent, parent === null ? [] : await above(trx, merge.merged, parent)).map(({ code }) => ({ code })),
  ];
  if (errors.length > 0) return refuse(...errors);
  const recording = { at: latest(ctx.now, kept, old, merge), by: ctx.actor.userId };
  if (JSON.stringify(fields) !== JSON.stringify(givenBack(kept, {}))) await replaceCompany(trx, kept, { ...kept, ...fields }, recording);
  await closeMerge(trx, merge, recording.at);
  await insertCompanyVersion(trx, old.item, old, recording);
  await reindexCompany(trx, kept.item, fields.uscc);
  await reindexCompany(trx, old.item, old.uscc);
  await tell(trx, ctx, "company.undoMerge", old.name, { splitFrom: kept.name });
  return accept({ id: old.item });
}

/** The companies above one, as they will stand once a record stands for itself again: those that name it as theirs lead to it. */
async function above(trx: Trx, restored: number, item: number): Promise<number[]> {
  const chain = [item];
  for (let row = await lastVersion(trx, item); row?.parent != null && !chain.includes(row.parent); row = await lastVersion(trx, row.parent)) {
    chain.push(row.parent === restored ? restored : ((await rootOf(trx, row.parent)) ?? row.parent));
    if (row.parent === restored) break;
  }
  return chain;
}

function latest(now: string, ...rows: readonly { readonly recorded_from: string }[]): string {
  return rows.reduce((at, row) => (row.recorded_from > at ? row.recorded_from : at), now);
}

async function tell(trx: Trx, ctx: ServiceContext, action: string, name: string, after: Readonly<Record<string, unknown>>): Promise<void> {
  await appendAudit(trx, { ...actorFields(ctx), action, objectType: "company", objectCode: name, projectId: null, before: null, after });
}
