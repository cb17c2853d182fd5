import { describe, expect, it } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Role } from "#app/domain/permissions.ts";
import { action as projectAction, loader as projectLoader } from "#app/routes/projects.$code/route.tsx";
import { loader as historyLoader } from "#app/routes/projects.$code_.history/route.tsx";
import { action as talksAction, loader as talksLoader } from "#app/routes/projects.$code_.talks/route.tsx";
import { action as transfersAction, loader as transfersLoader } from "#app/routes/leads_.transfers/route.tsx";
import { loader as leadsLoader } from "#app/routes/leads/route.tsx";
import { action as daysAction, loader as daysLoader } from "#app/routes/settings.leads.tsx";
import { createProject } from "#app/services/projects/create-project.server.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";
import { addTestUser, cookieOf, outcome, routeArgs } from "#tests/support/route-args.ts";

const CODE = "NB-2025-9001";
const PAGE = `/projects/${CODE}/talks`;
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

async function withLead(role: Role, change: Parameters<typeof addTestUser>[2] = {}) {
  const db = await freshDb();
  const cookie = await cookieOf(db, await addTestUser(db, role, change));
  const made = await createProject(contextOn(db, new Date().toISOString(), SYSTEM), { code: CODE, name: "示例膜材料工厂", patch: { district: "330212", dates: { lead: "2025-01-02" } } });
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  const as = async (other: Role, more: Parameters<typeof addTestUser>[2]) => {
    const theirs = await cookieOf(db, await addTestUser(db, other, { email: `${other}2@example.test`, ...more }));
    return (path: string, form?: Record<string, string>) => routeArgs(db, path, { cookie: theirs, params: { code: CODE }, ...(form ? { form } : {}) });
  };
  const args = (path: string, form?: Record<string, string>) => routeArgs(db, path, { cookie, params: { code: CODE }, ...(form ? { form } : {}) });
  return { db, args, as };
}

describe("talks about a project", () => {
  it("are not there for another district, and not written by readers", async () => {
    const { args, as } = await withLead("district", { district: "330206" });
    expect((await outcome(talksLoader(args(PAGE)))).status).toBe(404);
    expect((await outcome(talksAction(args(PAGE, { intent: "talk", channel: "call", on: today(), note: "x" })))).status).toBe(404);
    const reader = await as("leader", {});
    expect((await outcome(talksLoader(reader(PAGE)))).status).toBe(200);
    expect((await outcome(talksAction(reader(PAGE, { intent: "talk", channel: "call", on: today(), note: "x" })))).status).toBe(403);
  });

  it("keep what was typed and name every fault; a good one leads back, sent twice it is stored once", async () => {
    const { args, db } = await withLead("commerce");
    const send = (form: Record<string, string>) => outcome(talksAction(args(PAGE, { intent: "talk", formKey: "talk-1", ...form })));
    const bad = await send({ on: "2025-02-30", note: "谈了用地", nextOn: "下周" });
    expect([bad.status, bad.body]).toMatchObject([400, { errors: [{ field: "channel" }, { code: "bad_date", field: "on" }, { code: "bad_date", field: "nextOn" }], values: { note: "谈了用地", nextOn: "下周" } }]);
    const good = { channel: "visit_in", on: today(), note: "谈了用地", "people[0]": "1", nextStep: "报价" };
    const [one, again] = [await send(good), await send(good)];
    expect([one.status, one.headers.get("Location"), again.status]).toEqual([303, `${PAGE}?saved=talk`, 303]);
    const rows = await db.read.selectFrom("project_updates").select(["channel", "people", "next_step"]).execute();
    expect(rows).toEqual([{ channel: "visit_in", people: "[1]", next_step: "报价" }]);
    expect((await outcome(talksAction(args(PAGE, { intent: "nothing" })))).status).toBe(400);
  });

  it("answer a correction that came too late with 409 and the other version", async () => {
    const { args, db } = await withLead("commerce");
    const send = (form: Record<string, string>) => outcome(talksAction(args(PAGE, { channel: "call", on: today(), ...form })));
    await send({ intent: "talk", note: "原话" });
    const { id } = await db.read.selectFrom("project_updates").select("id").executeTakeFirstOrThrow();
    expect((await send({ intent: "correct", talk: String(id), note: "先改" })).status).toBe(303);
    const late = await send({ intent: "correct", talk: String(id), note: "后改" });
    expect([late.status, late.body]).toMatchObject([409, { theirs: { note: "先改" }, values: { note: "后改" } }]);
    expect((await outcome(talksLoader(args(`${PAGE}?talk=${id}`)))).body).toMatchObject({ page: { editing: { said: { note: "先改" } } } });
  });
});

describe("transfers", () => {
  it("of 99.99 % are refused; the district that is asked answers, another one finds nothing", async () => {
    const { args, as, db } = await withLead("district", { district: "330212" });
    const ask = (form: Record<string, string>) => outcome(talksAction(args(PAGE, { intent: "ask", toDistrict: "330206", fromShare: "40", toShare: "60", reason: "厂房在北仑", ...form })));
    const refused = await ask({ toShare: "59.99" });
    expect([refused.status, refused.body]).toMatchObject([400, { errors: [{ code: "shares_not_whole", field: "shares", params: { sum: "99.99" } }], values: { toShare: "59.99", reason: "厂房在北仑" } }]);
    expect((await ask({})).status).toBe(303);
    const row = await db.read.selectFrom("lead_transfers").select(["id", "item"]).executeTakeFirstOrThrow();
    const answer = { item: String(row.item), transfer: String(row.id), intent: "accept" };
    const [beilun, cixi] = [await as("district", { district: "330206" }), await as("district", { district: "330282", email: "cixi@example.test" })];
    expect((await outcome(transfersLoader(cixi("/leads/transfers")))).body).toMatchObject({ transfers: [] });
    expect((await outcome(transfersAction(cixi("/leads/transfers", answer)))).status).toBe(404);
    expect((await outcome(projectLoader(beilun(`/projects/${CODE}`)))).status).toBe(404);
    expect((await outcome(transfersAction(beilun("/leads/transfers", { ...answer, intent: "refuse" })))).body).toMatchObject({ errors: [{ code: "reason_required", field: "answer" }] });
    expect((await outcome(transfersAction(beilun("/leads/transfers", answer)))).status).toBe(303);
    expect((await outcome(transfersAction(beilun("/leads/transfers", answer)))).status).toBe(409);
    for (const who of [beilun, args]) expect((await outcome(projectLoader(who(`/projects/${CODE}`)))).status).toBe(200);
    const reader = await as("leader", {});
    expect((await outcome(transfersLoader(reader("/leads/transfers")))).status).toBe(403);
  });
});

describe("leads", () => {
  it("show what is mine today, what was lost and what was put away; a way that is none is named", async () => {
    const { args } = await withLead("commerce");
    const act = (form: Record<string, string>) => outcome(projectAction(args(`/projects/${CODE}`, form)));
    const lost = await act({ intent: "terminate", version: "1", terminatedOn: "2025-03-01", lossReason: "policy", lostTo: "越南" });
    expect(lost.status).toBe(303);
    expect((await outcome(leadsLoader(args("/leads?view=lost")))).body).toMatchObject({ total: 1, items: [{ lost: { reason: "policy", to: "越南" } }] });
    expect((await act({ intent: "archive", version: "2" })).body).toMatchObject({ errors: [{ code: "required", field: "reason" }] });
    expect((await act({ intent: "archive", version: "2", reason: "多年未联系" })).status).toBe(303);
    expect((await outcome(leadsLoader(args("/leads?view=archived")))).body).toMatchObject({ total: 1, items: [{ archived: { reason: "多年未联系" } }] });
    expect((await outcome(leadsLoader(args("/leads?mine=today")))).body).toMatchObject({ tasks: [] });
    const wrong = await outcome(leadsLoader(args("/leads?view=gone")));
    expect([wrong.status, wrong.body]).toMatchObject([400, { faults: [{ field: "view" }] }]);
    expect((await outcome(historyLoader(args(`/projects/${CODE}/history?field=lostTo`)))).body).toMatchObject({ total: 1, filter: { field: "lostTo" }, entries: [{ action: "project.terminate" }] });
  });

  it("have days that only an administrator sets, within their order", async () => {
    const { args, as } = await withLead("commerce");
    const typed = { answer: "2", assess: "5", feedBack: "9", followUp: "14", right: "90", backdate: "30", seen: "" };
    expect((await outcome(daysLoader(args("/settings/leads")))).body).toMatchObject({ days: { right: 180 }, writes: false });
    expect((await outcome(daysAction(args("/settings/leads", typed)))).status).toBe(403);
    const admin = await as("administrator", {});
    expect((await outcome(daysAction(admin("/settings/leads", { ...typed, assess: "1", right: "一年" })))).body).toMatchObject({ ok: false, errors: [{ code: "bad_number", field: "right" }], values: { right: "一年" } });
    expect((await outcome(daysAction(admin("/settings/leads", typed)))).body).toEqual({ ok: true, changed: true });
    expect((await outcome(daysAction(admin("/settings/leads", { ...typed, answer: "1" })))).status).toBe(409);
  });
});
