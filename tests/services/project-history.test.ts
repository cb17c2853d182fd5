import { expect, test } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { maySeeChange } from "#app/domain/seen-changes.ts";
import { issuePage } from "#app/services/issues/issue-page.server.ts";
import { handOver, raiseIssue } from "#app/services/issues/raise-issue.server.ts";
import { changeMilestone } from "#app/services/projects/change-milestones.server.ts";
import { changeProject } from "#app/services/projects/change-project.server.ts";
import { historyPage } from "#app/services/projects/project-history.server.ts";
import { tellOfProject } from "#app/services/projects/on-project.server.ts";
import { viewProject } from "#app/services/projects/view-project.server.ts";
import { logQuestion } from "#app/services/questions/ask-question.server.ts";
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

test("a unit finds neither questions nor issues of others, in the history, its filters and among the newest changes", async () => {
  const { db, system } = await withHistory();
  const raised = async (title: string) => {
    const made = await raiseIssue(system, { code: CODE, category: "land", source: "site", title, detail: title, blocking: false, milestone: null });
    if (!made.ok) throw new Error(JSON.stringify(made.errors));
    const page = await issuePage(system, made.value.number);
    return { number: made.value.number, seen: page.ok ? page.value.seen : 0 };
  };
  const term = { supports: [], dueOn: null, days: 5, unit: "working" } as const;
  expect((await handOver(system, { ...(await raised("本单位督办")), ...term, lead: "commerce", requirement: "本单位要求" })).ok).toBe(true);
  expect((await handOver(system, { ...(await raised("金丝雀他单位督办")), ...term, lead: "energy", requirement: "金丝雀他单位要求" })).ok).toBe(true);
  await raised("金丝雀未交办");
  expect((await logQuestion(system, { code: CODE, asker: "金丝雀提问人", phone: null, category: "land", text: "金丝雀提问" })).ok).toBe(true);
  const unit = contextOn(db, undefined, { ...SYSTEM, role: "unit", unit: "commerce" });
  const own = await history(unit);
  const newest = await viewProject(unit, CODE);
  const seen = JSON.stringify([own, newest.ok && newest.value.history, await history(unit, { kind: "question" }), await history(unit, { field: "issueNote" })]);
  expect([seen.includes("本单位要求"), seen.includes("金丝雀"), own.kinds, own.fields.includes("askedBy")]).toEqual([true, false, ["issue", "project"], false]);
  expect(own.entries.filter(({ action }) => action.startsWith("issue.")).map(({ action }) => action)).toEqual(["issue.handOver", "issue.raise"]);
  const all = JSON.stringify(await history(system));
  for (const text of ["金丝雀他单位要求", "金丝雀未交办", "金丝雀提问人"]) expect(all).toContain(text);
});

test("only a unit is kept from opinions and issues of others, and whoever reads no questions from them", () => {
  const as = (role: Principal["role"], unit: string | null = null): Principal => ({ ...SYSTEM, role, unit });
  const handed = new Map([["DB-2025-0001", new Set(["resources", "energy"])]]);
  const sees = (told: Parameters<typeof maySeeChange>[1]) => [as("unit", "commerce"), as("unit", "resources"), as("unit"), as("district"), as("auditor"), as("administrator")].map((actor) => maySeeChange(actor, told, handed));
  expect(sees({ action: "opinion.give", after: { opinionUnit: "resources" } })).toEqual([false, true, false, true, true, true]);
  expect(sees({ action: "issue.reply", after: { issue: "DB-2025-0001 示例", issueNote: "示例" } })).toEqual([false, true, false, true, true, true]);
  expect(sees({ action: "issue.reply", after: { issue: "DB-2025-0002 DB-2025-0001" } })).toEqual([false, false, false, true, true, true]);
  expect(sees({ action: "issue.reply", after: {} })).toEqual([false, false, false, true, true, true]);
  expect(sees({ action: "question.revokeLink", after: {} })).toEqual([false, false, false, true, true, false]);
});
