import { describe, expect, it } from "vitest";
import type { Principal } from "#app/domain/permissions.ts";
import { moveFormSchema } from "#app/schemas/board-move.ts";
import { board } from "#app/services/board/board.server.ts";
import { boardPage } from "#app/services/board/board-page.server.ts";
import { checkMove } from "#app/services/board/check-move.server.ts";
import { moveCard } from "#app/services/board/move-card.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { inputOfRow } from "#db/codecs.ts";
import type { Db } from "#db/connection.server.ts";
import { findProject } from "#db/queries/project-facts.ts";
import { contextOn, freshDb, TEST_NOW } from "#tests/support/database.ts";
import { recordSamples, reviseSample } from "#tests/support/sample-projects.ts";
import type { SampleChange } from "#tests/support/sample-projects.ts";

const INVESTOR = [{ name: "示例海曜", country: "CN" }];
const LEAD: SampleChange = { investors: INVESTOR, dates: { lead: "2025-01-10" } };
const SIGNED: SampleChange = { investors: INVESTOR, dates: { lead: "2025-01-10", signed: "2025-03-01" } };
const READY: SampleChange = { investors: INVESTOR, projectCode: "2503-330206-04-01-123456", dates: { lead: "2025-01-10", signed: "2025-03-01", registered: "2025-03-20", project_code: "2025-04-02", land: "2025-05-06" } };

const person = (role: Principal["role"], change: Partial<Principal> = {}): Principal => ({ userId: null, name: `示例${role}`, role, district: null, unit: null, readOnly: false, ...change });

async function boardWith(samples: Readonly<Record<string, SampleChange>>): Promise<{ db: Db; ctx: ServiceContext }> {
  const db = await freshDb();
  const ctx = contextOn(db);
  await recordSamples(ctx, samples);
  return { db, ctx };
}

const form = (fields: Readonly<Record<string, string>>) => moveFormSchema.parse({ intent: "move", version: "1", ...fields });
const told = (answer: Awaited<ReturnType<typeof moveCard>>) => (answer.ok ? answer.stage : answer.errors.map(({ code, field }) => `${code} ${field ?? ""}`.trim()).toSorted());
const stored = async (db: Db, code: string) => {
  const row = await findProject(db.read, code, { op: "all", of: [] });
  if (!row) throw new Error(`no project ${code}`);
  return row;
};

describe("what a move asks for", () => {
  it("is every closing on the way and each line of their gates, met or not", async () => {
    const { ctx } = await boardWith({ A: { dates: { lead: "2025-01-10" }, amount: null, kind: null } });
    const check = await checkMove(ctx, "A", "construction");
    expect(check?.asked?.closings).toEqual(["signed", "landed"]);
    expect(check?.asked?.lines.map(({ rule, met }) => [rule, met])).toEqual([
      ["investor", false], ["district", true], ["industry", true], ["kind", false], ["amount", false], ["registered", false], ["projectCode", false], ["hardCommitment", false],
    ]);
  });
  it("offers districts and divisions only where they are missing, and a district its own alone", async () => {
    const { db, ctx } = await boardWith({ A: LEAD, B: { ...LEAD, division: null } });
    expect((await checkMove(ctx, "A", "landing"))?.asked).toMatchObject({ districts: [], divisions: [] });
    const own = await checkMove(contextOn(db, TEST_NOW, person("district", { district: "330206" })), "B", "landing");
    expect(own?.asked?.divisions.length).toBeGreaterThan(50);
  });
  it("is nothing for a technical upgrade's contract and land", async () => {
    const { ctx } = await boardWith({ T: { ...LEAD, kind: "technical_upgrade" } });
    const check = await checkMove(ctx, "T", "construction");
    expect(check?.project.card.stage).toBe("landing");
    expect(check?.asked?.lines.map(({ rule }) => rule)).toEqual(["registered", "projectCode"]);
  });
  it("tells at once that a card cannot go there, and hides what the actor may not see", async () => {
    const { db, ctx } = await boardWith({ A: SIGNED });
    const own = contextOn(db, TEST_NOW, person("district", { district: "330206" }));
    expect((await checkMove(own, "A", "attraction"))?.asked?.impossible).toMatchObject([{ code: "move_backwards" }]);
    expect((await checkMove(ctx, "A", "attraction"))?.asked).toMatchObject({ impossible: [], back: { milestones: ["signed"] } });
    expect(await checkMove(contextOn(db, TEST_NOW, person("district", { district: "330281" })), "A", "construction")).toBeNull();
  });
});

describe("moving a card", () => {
  it("lists every reason at once and changes nothing", async () => {
    const { db, ctx } = await boardWith({ A: { dates: { lead: "2025-01-10" }, amount: null, kind: null } });
    const answer = await moveCard(ctx, form({ code: "A", to: "construction" }));
    expect(told(answer)).toEqual([
      "gate_missing amount", "gate_missing commitmentOn", "gate_missing investor", "gate_missing kind", "gate_missing projectCode", "gate_missing registeredOn", "required landedOn", "required signedOn",
    ]);
    expect((await stored(db, "A")).version).toBe(1);
  });
  it("adds what could not be read to the other reasons, once per field", async () => {
    const { ctx } = await boardWith({ A: { ...LEAD, kind: null } });
    const answer = await moveCard(ctx, form({ code: "A", to: "landing" }), [{ code: "bad_date", field: "signedOn", params: { value: "gestern" } }]);
    expect(told(answer)).toEqual(["bad_date signedOn", "gate_missing kind"]);
  });
  it("records the closings over several columns with all that the gates asked for", async () => {
    const { db, ctx } = await boardWith({ A: { ...LEAD, amount: null, kind: null } });
    const answer = await moveCard(ctx, form({
      code: "A", to: "construction", signedOn: "2025-03", landedOn: "2025-06-01", registeredOn: "2025年4月2日", projectCode: "2503-330206-04-01-123456", commitment: "lease", commitmentOn: "2025-05-20",
      amount: "5000 万美元", kind: "expansion",
    }));
    expect(answer).toEqual({ ok: true, code: "A", name: "示例 A", stage: "construction", to: "construction" });
    const row = await stored(db, "A");
    expect(inputOfRow(row)).toMatchObject({ amount: 50_000_000, currency: "USD", kind: "expansion", dates: { signed: "2025-03", landed: "2025-06-01", registered: "2025-04-02", lease: "2025-05-20" } });
    expect(row.version).toBe(2);
  });
  it("stores a date that counts only later and leaves the card where it is", async () => {
    const { ctx } = await boardWith({ A: LEAD });
    expect(await moveCard(ctx, form({ code: "A", to: "landing", signedOn: "2025-07" }))).toMatchObject({ ok: true, stage: "attraction", to: "landing" });
  });
  it.each([["2025-07-16", "future_date signedOn"], ["2025-08", "future_date signedOn"]])("refuses %s on 15 July 2025", async (signedOn, reason) => {
    const { ctx } = await boardWith({ A: LEAD });
    expect(told(await moveCard(ctx, form({ code: "A", to: "landing", signedOn })))).toEqual([reason]);
  });
  it("asks why dates stand in an unusual order, and accepts with a reason", async () => {
    const { ctx } = await boardWith({ A: READY });
    const early = { code: "A", to: "construction", landedOn: "2025-02-01" };
    expect(told(await moveCard(ctx, form(early)))).toEqual(["order_unusual orderReason"]);
    expect(await moveCard(ctx, form({ ...early, orderReason: "示例：先行交地" }))).toMatchObject({ ok: true, stage: "construction" });
  });
  it("goes no way back", async () => {
    const { ctx } = await boardWith({ A: SIGNED });
    expect(told(await moveCard(ctx, form({ code: "A", to: "attraction" })))).toEqual(["move_backwards toStage"]);
  });
  it("is nothing for roles that only read, nor for another district's card", async () => {
    const { db } = await boardWith({ A: LEAD });
    const as = (actor: Principal) => moveCard(contextOn(db, TEST_NOW, actor), form({ code: "A", to: "landing", signedOn: "2025-03-01" }));
    for (const role of ["leader", "auditor", "administrator", "unit"] as const) expect(told(await as(person(role)))).toEqual(["forbidden"]);
    expect(told(await as(person("district", { district: "330281" })))).toEqual(["not_found code"]);
    expect(await as(person("district", { district: "330206" }))).toMatchObject({ ok: true, stage: "landing" });
  });
});

describe("two people, one card", () => {
  it("tells the second who was faster and where the card stands", async () => {
    const { db, ctx } = await boardWith({ A: LEAD });
    expect(await moveCard(contextOn(db, TEST_NOW, person("commerce", { name: "示例甲" })), form({ code: "A", to: "landing", signedOn: "2025-03-01" }))).toMatchObject({ ok: true });
    const second = await moveCard(contextOn(db, TEST_NOW, person("district", { userId: null, name: "示例乙", district: "330206" })), form({ code: "A", to: "landing", signedOn: "2025-04-01" }));
    expect(second).toMatchObject({ ok: false, errors: [{ code: "stale" }], conflict: { by: "示例甲", stage: "landing", version: 2 } });
    expect((await stored(db, "A")).signed_on).toBe("2025-03-01");
    expect(ctx.now).toBe(TEST_NOW);
  });
  it("stores a form sent twice once and answers it twice", async () => {
    const { db, ctx } = await boardWith({ A: LEAD });
    const sent = form({ code: "A", to: "landing", signedOn: "2025-03-01" });
    expect(await moveCard(ctx, sent)).toEqual(await moveCard(ctx, sent));
    expect((await stored(db, "A")).version).toBe(2);
  });
  it("does not take somebody else's edit for the same form", async () => {
    const { ctx } = await boardWith({ A: LEAD });
    await reviseSample(ctx, "A", { note: "示例备注" });
    expect(await moveCard(ctx, form({ code: "A", to: "landing", signedOn: "2025-03-01" }))).toMatchObject({ ok: false, errors: [{ code: "stale" }], conflict: { stage: "attraction", version: 2 } });
  });
});

describe("the board's page", () => {
  const samples: Readonly<Record<string, SampleChange>> = { A: LEAD, B: SIGNED, C: { ...LEAD, amount: 300_000_000, district: "330281", bureauChief: "示例局长" }, P: { ...LEAD, partOf: "A" }, X: { ...LEAD, dates: { lead: "2025-01-10", terminated: "2025-06-01" }, terminationReason: "示例" } };
  const codes = (found: Awaited<ReturnType<typeof boardPage>>) => (found.ok ? found.value.board.columns.map((column) => column.cards.map((card) => card.code).join()) : []);

  it("holds each counted project once, largest first, without those that left and parts", async () => {
    const { ctx } = await boardWith(samples);
    expect(codes(await boardPage(ctx, {}))).toEqual(["A,C", "B", "", "", "", ""]);
  });
  it("shows the past as it was and lets nothing be moved there", async () => {
    const { ctx } = await boardWith(samples);
    const past = await boardPage(ctx, { asOf: "2025-02-28", light: ["red"], move: "A" });
    expect(codes(past)).toEqual(["X,B,A,C", "", "", "", "", ""]);
    expect(past).toMatchObject({ ok: true, value: { ways: { forward: false, back: false }, move: null, board: { isToday: false } } });
  });
  it("refuses a day to come", async () => {
    const { ctx } = await boardWith({});
    expect(await boardPage(ctx, { asOf: "2025-07-16" })).toMatchObject({ ok: false, errors: [{ code: "future_date" }] });
  });
  it("offers the chiefs of the projects that the reader sees, and no other", async () => {
    const { db, ctx } = await boardWith(samples);
    expect(await boardPage(ctx, {})).toMatchObject({ value: { choices: { chiefs: ["示例局长"] } } });
    expect(await boardPage(contextOn(db, TEST_NOW, person("district", { district: "330206" })), {})).toMatchObject({ value: { choices: { chiefs: [], districts: [] } } });
    expect(codes(await boardPage(contextOn(db, TEST_NOW, person("district", { district: "330281" })), {}))).toEqual(["C", "", "", "", "", ""]);
  });
  it("draws a limited number of cards and all of one column on request", async () => {
    const many = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`M${index}`, LEAD]));
    const { ctx } = await boardWith(many);
    const column = async (wide?: "attraction") => {
      const found = await board(ctx, { filter: {}, cardsPerColumn: 20, wide });
      return found.ok ? [found.value.columns[0]?.count, found.value.columns[0]?.cards.length] : [];
    };
    expect(await column()).toEqual([25, 20]);
    expect(await column("attraction")).toEqual([25, 25]);
  });
});
