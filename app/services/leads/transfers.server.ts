import type { Transaction } from "kysely";
import { splitBetween, transferRefusals } from "#app/domain/lead-transfer.ts";
import type { CreditShare } from "#app/domain/credit-shares.ts";
import type { Stage } from "#app/domain/stages.ts";
import { EVERYTHING } from "#app/domain/predicate.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { inputOfRow } from "#db/codecs.ts";
import { creditsOf } from "#db/queries/credits.ts";
import { insertTransfer, projectsById, transferOf, transfersOf } from "#db/queries/leads.ts";
import { findProject } from "#db/queries/project-facts.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { allRates, findDistrict } from "#db/queries/reference.ts";
import { findUser } from "#db/queries/users.ts";
import { nextItem, succeed } from "#db/queries/versions.ts";
import type { Database } from "#db/schema/database.ts";
import type { LeadTransferRow } from "#db/schema/leads.ts";
import { writeShares } from "../credits/write-shares.server.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { onProject, tellOfProject } from "../projects/on-project.server.ts";
import { reviseProjectRecord } from "../projects/record-project.server.ts";
import { sentOnce } from "../sent-once.server.ts";
import { handRightOver } from "./decide-right.server.ts";
import { actsFor } from "./lead-standing.server.ts";

export interface TransferForm {
  readonly toDistrict: string;
  /** Shares of the credit in basis points of the district that gives the lead and of the one that takes it. */
  readonly fromBp: number;
  readonly toBp: number;
  readonly reason: string;
  readonly formKey?: string | undefined;
}

type Done = Verdict<{ readonly code: string }>;

/** Asks another district to take a lead over with a split of the credit; nothing changes until it is accepted. */
export async function askTransfer(ctx: ServiceContext, code: string, { formKey, ...form }: TransferForm): Promise<Done> {
  return onProject(ctx, { code, needs: "lead.transfer", formKey, content: form }, async (trx, stored) => {
    if (!actsFor(ctx, stored.district)) return refuse({ code: "other_district" });
    const shares = splitBetween(stored.district ?? "", form.toDistrict, form.fromBp, form.toBp);
    const errors = [
      ...transferRefusals({
        stage: stored.stage as Stage, from: stored.district, to: form.toDistrict, shares, sharing: (await creditsOf(trx, stored.project_id)).map(({ district }) => district),
        isAskedAlready: (await transfersOf(trx, stored.project_id)).some(({ state }) => state === "asked"),
      }),
      ...((await findDistrict(trx, form.toDistrict)) === null ? [{ code: "unknown_district", field: "toDistrict", params: { value: form.toDistrict } }] : []),
    ];
    if (errors.length > 0) return refuse(...errors);
    const row = {
      item: await nextItem(trx, "lead_transfers"), project_id: stored.project_id, from_district: stored.district ?? "", to_district: form.toDistrict, shares: JSON.stringify(shares), reason: form.reason,
      asked_by: ctx.actor.userId, state: "asked" as const, answer: null, recorded_from: ctx.now, recorded_by: ctx.actor.userId,
    };
    await insertTransfer(trx, row);
    await tellOfProject(trx, ctx, stored, { action: "lead.transferAsk", objectType: "transfer", before: null, after: { transferTo: form.toDistrict, creditShares: shares, reason: form.reason } });
    return accept({ code });
  });
}

/** Takes a transfer back that nobody has answered yet. */
export async function withdrawTransfer(ctx: ServiceContext, code: string, id: number, reason: string | null, formKey?: string): Promise<Done> {
  return onProject(ctx, { code, needs: "lead.transfer", formKey, content: { id, reason } }, async (trx, stored) => {
    const row = (await transfersOf(trx, stored.project_id)).find(({ state }) => state === "asked");
    if (row?.id !== id) return refuse({ code: "stale" });
    if (!actsFor(ctx, row.from_district)) return refuse({ code: "other_district" });
    return settle(trx, ctx, stored, row, "withdrawn", reason);
  });
}

export interface TransferAnswer {
  readonly item: number;
  /** The version that the form was drawn from. */
  readonly id: number;
  readonly accepts: boolean;
  /** Needed to decline. */
  readonly answer: string | null;
  readonly formKey?: string | undefined;
}

/**
 * The district that is asked, or commerce in its place, takes the lead over or declines. Taken over, the lead becomes its own, the
 * credit is shared as agreed, the right passes on, and a liaison of the former district lets go: all at once or not at all.
 */
export async function answerTransfer(ctx: ServiceContext, { formKey, ...form }: TransferAnswer): Promise<Done> {
  const allowed = authorise(ctx, "lead.transfer");
  if (!allowed.ok) return allowed;
  return ctx.db.transaction((trx) => sentOnce(trx, ctx, formKey, form, async () => {
    const row = await transferOf(trx, form.item);
    if (!row || !actsFor(ctx, row.to_district)) return refuse({ code: "not_found" });
    if (row.id !== form.id || row.state !== "asked") return refuse({ code: "stale" });
    if (!form.accepts && !form.answer) return refuse({ code: "reason_required", field: "answer" });
    const stored = await projectOf(trx, row);
    if (!form.accepts) return settle(trx, ctx, stored, row, "refused", form.answer);
    if (stored.stage !== "attraction" || stored.district !== row.from_district) return refuse({ code: "transfer_outdated" });
    const settled = await settle(trx, ctx, stored, row, "accepted", form.answer);
    return settled.ok ? takeOver(trx, ctx, stored, row) : settled;
  }));
}

async function projectOf(trx: Transaction<Database>, row: LeadTransferRow): Promise<StoredProject> {
  const found = (await projectsById(trx, [row.project_id])).get(row.project_id);
  const stored = found && (await findProject(trx, found.code, EVERYTHING));
  if (!stored) throw new Error(`a transfer without its project ${row.project_id}`);
  return stored;
}

async function settle(trx: Transaction<Database>, ctx: ServiceContext, stored: StoredProject, row: LeadTransferRow, state: "accepted" | "refused" | "withdrawn", answer: string | null): Promise<Done> {
  const recorded = await succeed(trx, "lead_transfers", row, ctx.now, ctx.actor.userId);
  if (!recorded) return refuse({ code: "stale" });
  const { id: _id, recorded_to: _to, ...kept } = row;
  await insertTransfer(trx, { ...kept, ...recorded, state, answer });
  const action = { accepted: "lead.transferAccept", refused: "lead.transferRefuse", withdrawn: "lead.transferWithdraw" }[state];
  await tellOfProject(trx, ctx, stored, { action, objectType: "transfer", before: null, after: { transferTo: row.to_district, ...(answer ? { reason: answer } : {}) } });
  return accept({ code: stored.code });
}

async function takeOver(trx: Transaction<Database>, ctx: ServiceContext, stored: StoredProject, row: LeadTransferRow): Promise<Done> {
  const liaison = stored.liaison_id === null ? null : await findUser(trx, stored.liaison_id);
  const input = { ...inputOfRow(stored), district: row.to_district, ...(liaison?.district === row.from_district ? { liaisonId: null } : {}) };
  const revision = await reviseProjectRecord(trx, ctx, stored, input, { action: "project.edit", rates: await allRates(trx), remarks: { reason: row.reason } });
  if (revision.changed === "stale") throw new Error("nobody else writes within this transaction");
  const shares = JSON.parse(row.shares) as CreditShare[];
  const shared = await writeShares(trx, ctx, { ...stored, district: row.to_district }, { shares, reason: row.reason, ownDistrict: row.to_district });
  if (!shared.ok) throw new Error("the shares of a transfer were checked when it was asked for");
  return handRightOver(trx, ctx, stored, row.to_district, row.reason);
}
