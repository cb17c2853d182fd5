import { expect, test } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import { maySeeChange } from "#app/domain/seen-changes.ts";
import { changeMilestone } from "#app/services/projects/change-milestones.server.ts";
import { changeProject } from "#app/services/projects/change-project.server.ts";
import { historyPage } from "#app/services/projects/project-history.server.ts";
import { tellOfProject } from "#app/services/projects/on-project.server.ts";
import { EVERYTHING } from "#app/domain/predicate.ts";
import { findProject } from "#db/queries/project-facts.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const CODE = "NB-2025-0600";
const CANARY = "金丝雀别区项目";

async function withHistory() {
  const db = await freshDb();
  const system = contextOn(db);
  await recordSamples(system, { "NB-2025-0601": { name: CANARY, district: "330282" }, [CODE]: { name: "示例历史", dates: { lead: "2025-01-02" } } });
  const done = await changeProject(system, { code: CODE, version: 1, patch: { duplicateOf: "NB-2025-0601", amount: 3_000_000_000 } });
  if (!done.ok) throw new Error(JSON.stringify(done.errors));
  await changeMilestone(system, CODE, { intent: "terminate", version: 2, formKey: undefined, terminatedOn: "2025-07-10", lossReason: "market" });
  await changeMilestone(system, CODE, { intent: "reopen", version: 3, formKey: undefined, reason: "市场回暖" });
  return { db, system };
}

const history = async (ctx: Parameters<typeof historyPage>[0], filter = {}) => {
  const page = await historyPage(ctx, CODE, 1, filter);
  if (!page.ok) throw new Error("not seen");
  return page.value;
};

test("every change tells who, when, from what to what and why, and can be narrowed to a field or a kind", async () => {
  const { system } = await withHistory();
  const { entries, fields, kinds, total } = await history(system);
  expect(entries.map(({ action }) => action)).toEqual(["project.reopen", "project.terminate", "project.edit", "project.create"]);
  expect(entries[0]).toMatchObject({ actor: "system", reasons: ["市场回暖"] });
  expect(entries[0]?.changes.map(({ field }) => field)).not.toContain("reason");
  expect(entries[2]?.changes).toContainEqual({ field: "amount", before: 2_000_000_000, after: 3_000_000_000 });
  expect([total, kinds, fields.includes("lossReason"), fields.includes("uscc")]).toEqual([4, ["project"], true, false]);
  expect((await history(system, { field: "lossReason" })).entries.map(({ action }) => action)).toEqual(["project.reopen", "project.terminate"]);
  expect((await history(system, { kind: "milestone" })).total).toBe(0);
});

test("the name of a project of another district is nowhere in the history; its code stands alone", async () => {
  const { db, system } = await withHistory();
  const district = contextOn(db, undefined, { ...SYSTEM, role: "district", district: "330206" });
  const seen = JSON.stringify(await history(district));
  expect(seen).toContain("NB-2025-0601");
  expect(seen).not.toContain(CANARY);
  expect(JSON.stringify(await history(system))).toContain(CANARY);
});

test("a unit finds no other unit's opinion in the history of a project it was asked about", async () => {
  const { db, system } = await withHistory();
  const stored = await findProject(db.read, CODE, EVERYTHING);
  if (!stored) throw new Error("there");
  await db.transaction(async (trx) => {
    const opinion = { item: 1, admission: 1, project_id: stored.project_id, unit: "commerce", due_on: "2025-08-01", opinion: null, conditions: null, note: null, given_on: null, recorded_from: system.now, recorded_to: null, recorded_by: null };
    await trx.insertInto("admission_opinions").values(opinion).execute();
    for (const [unit, note] of [["commerce", "本单位意见"], ["resources", "金丝雀他单位意见"]]) {
      await tellOfProject(trx, system, stored, { action: "opinion.give", objectType: "admission", before: null, after: { opinionUnit: unit, note } });
    }
  });
  const unit = contextOn(db, undefined, { ...SYSTEM, role: "unit", unit: "commerce" });
  const seen = JSON.stringify(await history(unit));
  expect(seen).toContain("本单位意见");
  expect(seen).not.toContain("金丝雀他单位意见");
  expect(JSON.stringify(await history(system))).toContain("金丝雀他单位意见");
});

test("only a unit is kept from opinions of others", () => {
  const told = { action: "opinion.give", after: { opinionUnit: "resources" } };
  expect([maySeeChange({ role: "unit", unit: "commerce" }, told), maySeeChange({ role: "unit", unit: "resources" }, told), maySeeChange({ role: "unit", unit: null }, told), maySeeChange({ role: "district", unit: null }, told)]).toEqual([false, true, false, true]);
});
