import { describe, expect, it } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { eventFormSchema } from "#app/schemas/capital-event-form.ts";
import { companyFormSchema } from "#app/schemas/company-form.ts";
import { saveEvent, withdrawEvent } from "#app/services/capital-events/edit-events.server.ts";
import { eventToEdit, listEvents } from "#app/services/capital-events/list-events.server.ts";
import { saveCompany } from "#app/services/companies/save-company.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { viewExplanation } from "#app/services/quotas/view-explanation.server.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";

const at = (ctx: ServiceContext, hour: number): ServiceContext => ({ ...ctx, now: `2025-07-15T0${hour}:00:00.000Z` });
const as = (ctx: ServiceContext, role: Principal["role"], district: string | null = null): ServiceContext => ({ ...ctx, actor: { ...SYSTEM, role, district } });
const form = (fields: Record<string, string> = {}) => eventFormSchema.parse({ intent: "save", company: "示例澄湖股份", type: "listed", on: "2025-06", ...fields });

async function listed(ctx: ServiceContext, knownAt?: string): Promise<number | null> {
  const view = await viewExplanation(ctx, "listed_added", { year: 2025, ...(knownAt ? { knownAt } : {}) });
  if (!view.ok) throw new Error(JSON.stringify(view.errors));
  return view.value.events?.length ?? null;
}

async function idOf(ctx: ServiceContext): Promise<number> {
  const list = await listEvents(ctx, {});
  return (list.ok && list.value.items[0]?.id) || 0;
}

describe("capital events", () => {
  it("are added, corrected and withdrawn; figures follow on both clocks", async () => {
    const ctx = as(contextOn(await freshDb()), "commerce");
    expect(await saveEvent(at(ctx, 1), null, form())).toMatchObject({ ok: true, value: { isChanged: true } });
    expect(await listed(at(ctx, 2))).toBe(1);
    const id = await idOf(ctx);
    expect(await saveEvent(at(ctx, 3), id, form({ on: "2020-12-31", reason: "公告日期更正" }))).toMatchObject({ ok: true });
    expect([await listed(at(ctx, 4)), await listed(at(ctx, 4), "2025-07-15T02:00:00.000Z")]).toEqual([0, 1]);
    expect(await saveEvent(at(ctx, 4), id, form({ reason: "再改" }))).toMatchObject({ ok: false, errors: [{ code: "stale" }] });
    expect(await eventToEdit(ctx, id)).toMatchObject({ ok: true, value: { item: { on: "2025-06-30" }, isPresent: false, present: { on: "2020-12-31" } } });
    expect(await saveEvent(at(ctx, 5), await idOf(ctx), form({ company: "示例澄湖控股", reason: "改回" }))).toMatchObject({ ok: true });
    expect(await eventToEdit(ctx, id)).toMatchObject({ ok: true, value: { present: { company: "示例澄湖控股", on: "2025-06-30" } } });
    const last = await idOf(ctx);
    expect(await withdrawEvent(at(ctx, 6), last, { intent: "withdraw", formKey: undefined, withdrawReason: "重复登记" })).toMatchObject({ ok: true });
    expect(await withdrawEvent(at(ctx, 7), last, { intent: "withdraw", formKey: undefined, withdrawReason: "再撤" })).toMatchObject({ ok: false, errors: [{ code: "stale" }] });
    expect(await eventToEdit(ctx, id)).toMatchObject({ ok: true, value: { isPresent: false, present: null } });
    expect([await listed(at(ctx, 7)), await listed(at(ctx, 7), "2025-07-15T05:30:00.000Z")]).toEqual([0, 1]);
  });
  it("lead to the company they name, by its code or else by a name it goes by", async () => {
    const ctx = contextOn(await freshDb());
    const company = await saveCompany(ctx, null, companyFormSchema.parse({ intent: "save", name: "示例澄湖股份有限公司", uscc: "91330100799655058B" }));
    await saveEvent(ctx, null, form({ company: "示例澄湖股份有限公司" }));
    await saveEvent(ctx, null, form({ company: "示例澄湖旧名", uscc: "91330100799655058B" }));
    await saveEvent(ctx, null, form({ company: "示例无档企业" }));
    const list = await listEvents(ctx, {});
    const id = company.ok ? company.value.id : 0;
    expect(list.ok && Object.fromEntries(list.value.items.map((item) => [item.company, item.companyId]))).toEqual({ "示例澄湖股份有限公司": id, "示例澄湖旧名": id, "示例无档企业": null });
  });
  it("are refused with every reason, and the same one twice", async () => {
    const ctx = as(contextOn(await freshDb()), "commerce");
    expect(await saveEvent(ctx, null, form({ type: "refinancing", on: "2025-08-01" }))).toMatchObject({ ok: false, errors: [{ code: "future_date" }, { code: "required", field: "amount" }] });
    await saveEvent(ctx, null, form());
    expect(await saveEvent(ctx, null, form())).toMatchObject({ ok: false, errors: [{ code: "already_exists", field: "company" }] });
    expect(await saveEvent(ctx, await idOf(ctx), form({ amount: "3亿" }))).toMatchObject({ ok: false, errors: [{ code: "reason_required" }] });
    expect(await saveEvent(ctx, 99, form({ reason: "x" }))).toMatchObject({ ok: false, errors: [{ code: "not_found" }] });
  });
  it("are written by commerce and seen by those who see the whole city", async () => {
    const ctx = contextOn(await freshDb());
    for (const role of ["leader", "district", "liaison", "auditor"] as const) expect(await saveEvent(as(ctx, role, "330206"), null, form())).toMatchObject({ ok: false, errors: [{ code: "forbidden" }] });
    expect(await listEvents(as(ctx, "leader"), { year: 2025 })).toMatchObject({ ok: true, value: { total: 0, mayWrite: false } });
    expect(await listEvents(as(ctx, "district", "330206"), {})).toMatchObject({ ok: false, errors: [{ code: "forbidden" }] });
  });
});
