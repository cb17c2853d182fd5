import { expect, test } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { mergeCompanies } from "#app/services/companies/merge-companies.server.ts";
import { addContact } from "#app/services/contacts/add-contact.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { releaseRight, renewRight } from "#app/services/leads/decide-right.server.ts";
import { leadsPage } from "#app/services/leads/leads-page.server.ts";
import { findDuplicates } from "#app/services/leads/find-duplicates.server.ts";
import { rightsOf } from "#app/services/leads/right-holders.server.ts";
import { correctTalk, recordTalk, removeTalk } from "#app/services/leads/record-talk.server.ts";
import type { TalkForm } from "#app/services/leads/record-talk.server.ts";
import { presentTalk, talksPage } from "#app/services/leads/talks-page.server.ts";
import { answerTransfer, askTransfer, withdrawTransfer } from "#app/services/leads/transfers.server.ts";
import { transfersPage } from "#app/services/leads/transfers-page.server.ts";
import { viewProject } from "#app/services/projects/view-project.server.ts";
import { contextOn, freshDb, TEST_NOW } from "#tests/support/database.ts";
import { addTestUser } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const CODE = "NB-2025-0700";

async function withLead() {
  const db = await freshDb();
  const [beilun, cixi, commerce] = [
    await addTestUser(db, "district", { district: "330206", email: "beilun@example.test", name: "示例北仑", now: TEST_NOW }),
    await addTestUser(db, "district", { district: "330282", email: "cixi@example.test", name: "示例慈溪", now: TEST_NOW }), await addTestUser(db, "commerce", { now: TEST_NOW }),
  ];
  const liaison = await addTestUser(db, "liaison", { district: "330206", name: "示例专员", now: TEST_NOW });
  await recordSamples(contextOn(db), { [CODE]: { name: "示例流转线索", investors: [{ name: "示例流转公司", country: null }], dates: { lead: "2025-07-01" }, liaisonId: liaison.id } });
  const as = (role: Principal["role"], userId: number | null, district: string | null = null, now = TEST_NOW): ServiceContext => contextOn(db, now, { ...SYSTEM, role, userId, district, name: role });
  return { db, beilun: as("district", beilun.id, "330206"), cixi: as("district", cixi.id, "330282"), commerce: as("commerce", commerce.id), leader: as("leader", null), liaison };
}

const talk = (change: Partial<TalkForm> = {}): TalkForm => ({ on: "2025-07-10", channel: "visit_out", note: "看了地块", contacts: [], people: [], nextStep: "寄送报价", nextOn: "2025-07-14", ...change });
const codes = (verdict: { ok: boolean; errors?: readonly { code: string; field?: string }[] }) => (verdict.ok ? "ok" : verdict.errors?.map(({ code, field }) => (field ? `${code} ${field}` : code)));

async function page(ctx: ServiceContext, editing: number | null = null) {
  const found = await talksPage(ctx, CODE, editing);
  if (!found.ok) throw new Error("not seen");
  return found.value;
}

test("a talk tells how, with whom and what comes next, counts as an update of its day, and moves clock and counts", async () => {
  const { beilun, liaison } = await withLead();
  const contact = await addContact(beilun, CODE, { name: "示例王总", title: "总经理", phone: null, email: null, note: null, company: null });
  if (!contact.ok) throw new Error(JSON.stringify(contact.errors));
  expect(codes(await recordTalk(beilun, CODE, talk({ contacts: [contact.value.contact], people: [liaison.id], formKey: "one" })))).toBe("ok");
  expect(codes(await recordTalk(beilun, CODE, talk({ contacts: [contact.value.contact], people: [liaison.id], formKey: "one" })))).toBe("ok");
  const { talks, standing } = await page(beilun);
  expect(talks).toMatchObject([{ on: "2025-07-10", channel: "visit_out", note: "看了地块", contacts: ["示例王总"], people: ["示例专员"], nextStep: "寄送报价", nextOn: "2025-07-14" }]);
  expect(standing.steps[0]).toMatchObject({ step: "answer", doneOn: "2025-07-10", daysLate: 8 });
  expect(standing.right).toMatchObject({ district: "330206", state: "held", expiresOn: "2026-01-06" });
  const view = await viewProject(beilun, CODE);
  expect(view.ok && view.value.lastUpdateOn).toBe("2025-07-10");
  expect(view.ok && view.value.history.entries[0]).toMatchObject({ action: "lead.followUp" });
  expect(view.ok && view.value.history.entries[0]?.changes).toContainEqual({ field: "contacts", before: null, after: ["示例王总"] });
  const leads = await leadsPage(beilun, { mine: "today" });
  expect(leads.ok && leads.value.visits).toEqual([{ period: "week", out: 0, in: 0 }, { period: "month", out: 1, in: 0 }, { period: "year", out: 1, in: 0 }]);
  expect(leads.ok && leads.value.tasks?.map(({ duty }) => duty)).toEqual([{ kind: "step", step: "assess" }, { kind: "agreed", text: "寄送报价" }]);
});

test("what is wrong with a talk is told at once and changes nothing", async () => {
  const { beilun } = await withLead();
  expect(codes(await recordTalk(beilun, CODE, talk({ note: "", on: "2025-07-16", nextStep: null, nextOn: "2025-07-01", contacts: [99], people: [999] })))).toEqual([
    "required note", "future_date on", "next_before_talk nextOn", "required nextStep", "unknown_value contacts", "unknown_value people",
  ]);
  expect(codes(await recordTalk(beilun, CODE, talk({ on: "2025-04-15" })))).toEqual(["too_long_ago on"]);
  expect(codes(await recordTalk(beilun, CODE, talk({ on: "2025-07" })))).toEqual(["day_needed on"]);
  expect(codes(await recordTalk(beilun, CODE, talk({ on: "2025-04-16" })))).toBe("ok");
  expect((await page(beilun)).talks).toHaveLength(1);
});

test("a talk is corrected as a new version; of two who correct it the second sees the first's", async () => {
  const { beilun, commerce } = await withLead();
  await recordTalk(beilun, CODE, talk());
  const [first] = (await page(beilun)).talks;
  const id = first?.id ?? 0;
  expect(codes(await correctTalk(commerce, CODE, id, talk({ note: "看了两块地" })))).toBe("ok");
  expect(codes(await correctTalk(beilun, CODE, id, talk({ note: "我的更正" })))).toEqual(["stale"]);
  const theirs = await presentTalk(beilun, CODE, id);
  expect(theirs).toMatchObject({ note: "看了两块地", by: "示例commerce", isCorrected: true });
  expect((await page(beilun, id)).editing).toMatchObject({ id: theirs?.id, said: { note: "看了两块地" } });
  expect(codes(await correctTalk(beilun, CODE, theirs?.id ?? 0, talk({ note: "我的更正" })))).toBe("ok");
  const { talks } = await page(beilun);
  expect(talks.map(({ note }) => note)).toEqual(["我的更正"]);
  expect(codes(await removeTalk(beilun, CODE, talks[0]?.id ?? 0, "记错项目"))).toBe("ok");
  const view = await viewProject(beilun, CODE);
  expect(view.ok && [view.value.lastUpdateOn, view.value.history.entries[0]?.action]).toEqual([null, "lead.talkRemoved"]);
  expect(view.ok && view.value.history.entries[0]?.reasons).toEqual(["记错项目"]);
  expect((await beilun.db.read.selectFrom("project_updates").select("id").execute()).length).toBe(3);
});

test("who may not see the lead finds no talks; a reader sees them and writes none", async () => {
  const { cixi, leader } = await withLead();
  expect(codes(await talksPage(cixi, CODE, null))).toEqual(["not_found"]);
  expect(codes(await recordTalk(cixi, CODE, talk()))).toEqual(["not_found"]);
  expect(codes(await recordTalk(leader, CODE, talk()))).toEqual(["forbidden"]);
  expect((await page(leader)).people).toEqual([]);
});

test("commerce prolongs a first-report right, its holder gives it up; whoever was faster is noticed", async () => {
  const { beilun, commerce } = await withLead();
  const renew = (ctx: ServiceContext, seen: number | null, until = "2026-06-30") => renewRight(ctx, { code: CODE, seen, until, reason: "投资方仍在比选" });
  expect(codes(await renew(beilun, null))).toEqual(["forbidden"]);
  expect(codes(await renew(commerce, null, "2025-07-14"))).toEqual(["past_day until"]);
  expect(codes(await renew(commerce, null))).toBe("ok");
  expect(codes(await renew(commerce, null))).toEqual(["stale"]);
  const { standing } = await page(beilun);
  expect(standing.right).toMatchObject({ expiresOn: "2026-06-30", state: "held" });
  expect(codes(await releaseRight(beilun, { code: CODE, seen: standing.rightSeen, reason: "不再跟进" }))).toBe("ok");
  expect((await page(beilun)).standing.right).toMatchObject({ state: "released" });
});

const ask = (ctx: ServiceContext, change: object = {}) => askTransfer(ctx, CODE, { toDistrict: "330282", fromBp: 4_000, toBp: 6_000, reason: "用地在慈溪更合适", ...change });

test("a transfer is refused for shares of 99.99 %, its own district, twice, or by a district whose lead it is not", async () => {
  const { beilun, cixi } = await withLead();
  expect(await ask(beilun, { toBp: 5_999 })).toMatchObject({ ok: false, errors: [{ code: "shares_not_whole", field: "shares", params: { sum: "99.99" } }] });
  expect(codes(await ask(beilun, { toDistrict: "330206" }))).toEqual(["same_district toDistrict", "share_twice shares"]);
  expect(codes(await ask(beilun, { toDistrict: "999999" }))).toEqual(["unknown_district toDistrict"]);
  expect(codes(await ask(cixi))).toEqual(["not_found"]);
  expect(codes(await ask(beilun))).toBe("ok");
  expect(codes(await ask(beilun))).toEqual(["already_asked"]);
});

test("accepted, the lead changes hands with its credit and right in one step; both districts see it; a second answer is stale", async () => {
  const { beilun, cixi, commerce, db } = await withLead();
  await ask(beilun);
  expect(codes(await talksPage(cixi, CODE, null))).toEqual(["not_found"]);
  const offered = await transfersPage(cixi);
  if (!offered.ok) throw new Error("seen");
  const [line] = offered.value.transfers;
  expect(line).toMatchObject({ name: "示例流转线索", code: null, mayAnswer: true, shares: [{ district: "330206", shareBp: 4_000 }, { district: "330282", shareBp: 6_000 }] });
  const answer = (ctx: ServiceContext, accepts: boolean, text: string | null = null) => answerTransfer(ctx, { item: line?.item ?? 0, id: line?.id ?? 0, accepts, answer: text });
  expect(codes(await answer(beilun, true))).toEqual(["not_found"]);
  expect(codes(await answer(cixi, false))).toEqual(["reason_required answer"]);
  expect(codes(await answer(cixi, true))).toBe("ok");
  expect(codes(await answer(commerce, false, "不同意"))).toEqual(["stale"]);
  for (const ctx of [beilun, cixi]) {
    const { head, standing } = await page(ctx);
    expect(head.input).toMatchObject({ district: "330282", liaisonId: null });
    expect(standing.transfers).toMatchObject([{ state: "accepted", recordedBy: "示例慈溪" }]);
    expect(standing.right).toMatchObject({ district: "330282", reportedOn: "2025-07-15", state: "held" });
  }
  expect(await db.read.selectFrom("project_credits").select(["district", "share_bp"]).where("recorded_to", "is", null).orderBy("district").execute()).toEqual([{ district: "330206", share_bp: 4_000 }, { district: "330282", share_bp: 6_000 }]);
});

test("declined or withdrawn, nothing of the lead changes and the other district no longer sees its name", async () => {
  const { beilun, cixi } = await withLead();
  await ask(beilun);
  const asked = (await page(beilun)).standing.transfers[0];
  expect(codes(await answerTransfer(cixi, { item: asked?.item ?? 0, id: asked?.id ?? 0, accepts: false, answer: "产业不符" }))).toBe("ok");
  expect(await transfersPage(cixi)).toMatchObject({ ok: true, value: { transfers: [] } });
  await ask(beilun);
  const again = (await page(beilun)).standing;
  expect(again.transfers.map(({ state }) => state)).toEqual(["asked", "refused"]);
  expect(codes(await withdrawTransfer(beilun, CODE, again.transfers[0]?.id ?? 0, null))).toBe("ok");
  expect(codes(await withdrawTransfer(beilun, CODE, again.transfers[0]?.id ?? 0, null))).toEqual(["stale"]);
  const after = await page(beilun);
  expect([after.head.input.district, after.standing.transfers[0]?.state, after.standing.mayAsk]).toEqual(["330206", "withdrawn", true]);
});

test("of two leads of one company the earlier right goes before the other; a district sees only what it may", async () => {
  const { beilun, commerce, db } = await withLead();
  await recordSamples(contextOn(db), { "NB-2025-0699": { name: "示例先报线索", district: "330282", investors: [{ name: "示例流转公司", country: null }], dates: { lead: "2025-06-01" } } });
  expect((await page(commerce)).standing.earlier).toMatchObject({ code: "NB-2025-0699", name: "示例先报线索", district: { zh: "慈溪市" } });
  expect((await page(beilun)).standing.earlier).toBeNull();
  expect(await rightsOf(commerce, [CODE, "NB-2025-0699"])).toMatchObject({ [CODE]: { isHolder: false }, "NB-2025-0699": { isHolder: true, state: "held" } });
  expect(Object.keys(await rightsOf(beilun, [CODE, "NB-2025-0699"]))).toEqual([CODE]);
  expect(codes(await renewRight(commerce, { code: CODE, seen: null, until: "2026-06-30", reason: "x" }))).toBe("ok");
  expect((await page(commerce)).standing.earlier?.code).toBe("NB-2025-0699");
});

test("the earlier right is found under a merged company's other name, and told beside what is being typed", async () => {
  const { beilun, commerce, db } = await withLead();
  await recordSamples(contextOn(db), { "NB-2025-0699": { name: "示例先报线索", district: "330282", investors: [{ name: "示例另名装备集团", country: null }], dates: { lead: "2025-06-01" } } });
  expect((await page(commerce)).standing.earlier).toBeNull();
  const company = async (name: string) => db.read.selectFrom("companies").select(["id", "item"]).where("name", "=", name).where("recorded_to", "is", null).executeTakeFirstOrThrow();
  const [own, other] = [await company("示例流转公司"), await company("示例另名装备集团")];
  expect(codes(await mergeCompanies(commerce, { merged: other.item, into: own.item, version: other.id, intoVersion: own.id }))).toBe("ok");
  expect((await page(commerce)).standing.earlier).toMatchObject({ code: "NB-2025-0699", district: { zh: "慈溪市" } });
  expect((await page(beilun)).standing.earlier).toBeNull();
  const typed = async (ctx: ServiceContext, text: string) => {
    const found = await findDuplicates(ctx, { company: text, intent: "" });
    return found.ok ? found.value.map(({ code, right }) => [code, right?.name.zh, right?.isHolder]) : found.errors;
  };
  expect(await typed(commerce, "示例流转公司")).toContainEqual([CODE, "北仑区", true]);
  expect(await typed(commerce, "示例另名装备集团")).toContainEqual(["NB-2025-0699", "慈溪市", true]);
  expect(await typed(beilun, "示例另名装备集团")).toEqual([]);
});
