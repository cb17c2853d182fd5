import type { Transaction } from "kysely";
import { chiefRefusals } from "#app/domain/chiefs.ts";
import type { Chief } from "#app/domain/chiefs.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { allChiefs, insertChief } from "#db/queries/chiefs.ts";
import { allUnits } from "#db/queries/reference.ts";
import { closeVersion, succeed } from "#db/queries/versions.ts";
import type { BureauChiefRow } from "#db/schema/chiefs.ts";
import type { Database } from "#db/schema/database.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { actorFields } from "../projects/record-project.server.ts";
import { sentOnce } from "../sent-once.server.ts";

export interface ChiefForm extends Chief {
  /** The entry that is changed, and the version that the form was drawn from; null for a new one. */
  readonly item: number | null;
  readonly seen: number | null;
  readonly formKey?: string | undefined;
}

/** A row of the list as the domain reads it. */
export function chiefOf(row: BureauChiefRow): Chief {
  return { name: row.name, unit: row.unit, fromOn: row.from_on, untilOn: row.until_on };
}

function told({ name, unit, fromOn, untilOn }: Chief) {
  return { chiefName: name, chiefUnit: unit, chiefFrom: fromOn, chiefUntil: untilOn };
}

/** Adds a chief to the list or changes an entry. */
export async function saveChief(ctx: ServiceContext, { item, seen, formKey, ...chief }: ChiefForm): Promise<Verdict<null>> {
  const allowed = authorise(ctx, "chief.write");
  if (!allowed.ok) return allowed;
  return ctx.db.transaction((trx) => sentOnce(trx, ctx, formKey, { item, seen, ...chief }, async (): Promise<Verdict<null>> => {
    const rows = await allChiefs(trx);
    const present = item === null ? null : presentOf(rows, item, seen);
    if (present && !present.ok) return present;
    const before = present?.value ?? null;
    const errors = chiefRefusals(chief, rows.filter((row) => row.item !== item).map(chiefOf), new Set((await allUnits(trx)).map(({ code }) => code)));
    if (errors.length > 0) return refuse(...errors);
    const recorded = await succeed(trx, "bureau_chiefs", before, ctx.now, ctx.actor.userId);
    if (!recorded) return refuse({ code: "stale" });
    await insertChief(trx, { ...recorded, name: chief.name, unit: chief.unit, from_on: chief.fromOn, until_on: chief.untilOn });
    return tell(trx, ctx, before, chief);
  }));
}

/** Takes an entry off the list that should not have been there; who left office keeps the entry with the last day. */
export async function removeChief(ctx: ServiceContext, { item, seen, formKey }: { readonly item: number; readonly seen: number; readonly formKey?: string | undefined }): Promise<Verdict<null>> {
  const allowed = authorise(ctx, "chief.write");
  if (!allowed.ok) return allowed;
  return ctx.db.transaction((trx) => sentOnce(trx, ctx, formKey, { remove: item, seen }, async (): Promise<Verdict<null>> => {
    const present = presentOf(await allChiefs(trx), item, seen);
    if (!present.ok) return present;
    if (!(await closeVersion(trx, "bureau_chiefs", present.value.id, ctx.now))) return refuse({ code: "stale" });
    return tell(trx, ctx, present.value, null);
  }));
}

function presentOf(rows: readonly BureauChiefRow[], item: number, seen: number | null): Verdict<BureauChiefRow> {
  const row = rows.find((entry) => entry.item === item);
  if (!row) return refuse({ code: "not_found" });
  return row.id === seen ? accept(row) : refuse({ code: "stale" });
}

async function tell(trx: Transaction<Database>, ctx: ServiceContext, before: BureauChiefRow | null, after: Chief | null): Promise<Verdict<null>> {
  const action = before === null ? "chief.add" : after === null ? "chief.remove" : "chief.change";
  await appendAudit(trx, { ...actorFields(ctx), action, objectType: "chief", objectCode: after?.name ?? before?.name ?? null, projectId: null, before: before && told(chiefOf(before)), after: after && told(after) });
  return accept(null);
}
