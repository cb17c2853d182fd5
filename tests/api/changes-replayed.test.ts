import { expect, test } from "vitest";
import { shanghaiDate } from "#app/domain/dates.ts";
import { SYSTEM } from "#app/domain/permissions.ts";
import { readChanges } from "#app/services/api/read-changes.server.ts";
import { boardTotals } from "#app/services/board/board.server.ts";
import { mergeCompanies } from "#app/services/companies/merge-companies.server.ts";
import { fillDemo } from "#app/services/demo/fill-demo.server.ts";
import { generateProjects } from "#app/services/generate/generate-projects.server.ts";
import { refreshStatuses } from "#app/services/operations/refresh-statuses.server.ts";
import { changeMilestone } from "#app/services/projects/change-milestones.server.ts";
import { relateProject } from "#app/services/projects/relate-project.server.ts";
import { importRates } from "#app/services/rates/import-rates.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import type { Db } from "#db/connection.server.ts";
import { startApi, tokenFor } from "#tests/support/api.ts";
import type { Api } from "#tests/support/api.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";
import { importText } from "#tests/support/imports.ts";
import { addTestUser } from "#tests/support/route-args.ts";

const COLUMNS = ["attraction", "landing", "construction", "acceptance", "capacity", "supervision"];
const PAGE = 37;

interface Change {
  readonly seq: number;
  readonly type: string;
  readonly code: string | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** What another system keeps of each project: the newest value of every field that the feed told. */
function replay(changes: readonly Change[]): { stage: string; count: number; totalCny: number }[] {
  const projects = new Map<string, Record<string, unknown>>();
  for (const { code, after } of changes) if (code !== null) projects.set(code, { ...projects.get(code), ...after });
  const counted = [...projects.values()].filter((project) => !project.partOf && !project.duplicateOf);
  return COLUMNS.map((stage) => {
    const inStage = counted.filter((project) => project.stage === stage);
    return { stage, count: inStage.length, totalCny: inStage.reduce((sum, project) => sum + Number(project.totalInvestmentCny ?? 0), 0) };
  });
}

async function everyChange(read: (since: number) => Promise<{ items: readonly Change[]; next: number }>): Promise<Change[]> {
  const changes: Change[] = [];
  for (let since = 0; ; ) {
    const { items, next } = await read(since);
    changes.push(...items);
    if (next === since) return changes;
    since = next;
  }
}

async function expectSame(api: Api, token: string): Promise<Change[]> {
  const changes = await everyChange(async (since) => (await api.get(`/changes?since=${since}&size=${PAGE}`, token)).body);
  const board = (await api.get("/board", token)).body.stages.map(({ stage, count, totalCny }: { stage: string; count: number; totalCny: number }) => ({ stage, count, totalCny }));
  expect(replay(changes)).toEqual(board);
  return changes;
}

const version = (db: Db, code: string) => Number(db.handle.prepare("SELECT version FROM projects WHERE code = ?").pluck().get(code));
const codesIn = (db: Db, stage: string) => db.handle.prepare("SELECT p.code FROM projects AS p JOIN project_facts AS f ON f.project_id = p.id AND f.recorded_to IS NULL WHERE p.stage = ? AND f.part_of IS NULL AND f.duplicate_of IS NULL ORDER BY p.id").pluck().all(stage) as string[];

async function done(verdict: Promise<{ readonly ok: boolean }>): Promise<void> {
  const answer = await verdict;
  expect(answer.ok, JSON.stringify(answer)).toBe(true);
}

/** Imports, corrections in a file, edits and moves over the API, relations, losses, what is put away, merged companies, newer rates. */
async function liveOn(ctx: ServiceContext, api: Api, token: string): Promise<void> {
  const { db } = ctx;
  const rows = (amounts: readonly string[]) => `code,name,investor,district,industry,kind,total_investment,currency,unit,lead_on,signed_on\n${amounts.map((amount, n) => `R-${n},示例导入${n},示例海曜${n},330206,36,new_build,${amount},${n === 1 ? "USD" : "CNY"},yi,2023-01-05,${n === 2 ? "" : "2023-05"}`).join("\n")}\n`;
  await importText(ctx, rows(["12", "3", "0.5"]));
  await importText(ctx, rows(["12.5", "3", ""]));
  expect((await api.post("/projects", token, { name: "示例接口", amount: 2_000_000_000, currency: "CNY", leadOn: "2024-03-01" })).status).toBe(201);
  expect((await api.patch("/projects/R-0", token, version(db, "R-0"), { amount: 1_700_000_000, note: "示例" })).status).toBe(200);
  expect((await api.patch("/projects/R-1", token, version(db, "R-1"), { signedOn: "2023-06-06" })).status).toBe(200);
  expect((await api.post("/projects/R-0/milestones", token, { type: "site_visit", actualOn: "2023-02" })).status).toBe(200);
  await done(changeMilestone(ctx, "R-0", { intent: "clear", version: version(db, "R-0"), milestone: "signed", formKey: undefined } as never));
  const [lost, reopened, part, whole] = [...codesIn(db, "attraction"), ...codesIn(db, "landing")].filter((code) => code.startsWith("NB-"));
  const today = shanghaiDate(ctx.now);
  for (const code of [lost ?? "", reopened ?? ""]) {
    await done(changeMilestone(ctx, code, { intent: "terminate", version: version(db, code), formKey: undefined, terminatedOn: today, lossReason: "land", terminationReason: "示例", lostTo: "江苏盐城" } as never));
  }
  await done(changeMilestone(ctx, reopened ?? "", { intent: "reopen", version: version(db, reopened ?? ""), formKey: undefined, reason: "示例" } as never));
  await done(changeMilestone(ctx, lost ?? "", { intent: "archive", version: version(db, lost ?? ""), formKey: undefined, reason: "示例" } as never));
  await done(relateProject(ctx, { code: part ?? "", version: version(db, part ?? ""), relation: "partOf", other: whole ?? "" }));
  await done(relateProject(ctx, { code: "R-1", version: version(db, "R-1"), relation: "duplicateOf", other: "R-0" }));
  await done(relateProject(ctx, { code: "R-1", version: version(db, "R-1"), relation: "none", other: "" }));
  await done(relateProject(ctx, { code: "R-2", version: version(db, "R-2"), relation: "duplicateOf", other: "R-0" }));
  const [one, other] = db.handle.prepare("SELECT item, id FROM companies WHERE recorded_to IS NULL AND name LIKE '示例海曜%' ORDER BY item").all() as { item: number; id: number }[];
  await done(mergeCompanies(ctx, { merged: one?.item, into: other?.item, version: one?.id, intoVersion: other?.id, reason: "同一家" } as never));
  await done(importRates(contextOn(db, ctx.now), Buffer.from("currency,on,cny_per_unit\nUSD,2020-01-01,6.5\nUSD,2023-01-01,7.3\n")));
}

test("the feed of changes, replayed from its beginning, gives the totals of the board exactly", { timeout: 120_000 }, async () => {
  const db = await freshDb();
  const user = await addTestUser(db, "commerce");
  const ctx = contextOn(db, new Date().toISOString(), { ...SYSTEM, userId: user.id, name: "示例商务", role: "commerce" });
  await fillDemo(contextOn(db, ctx.now), { size: 60, seed: 3 });
  const api = await startApi(db);
  const { token } = await tokenFor(db, { role: "commerce" });
  await expectSame(api, token);
  await liveOn(ctx, api, token);
  await expectSame(api, token);
  await generateProjects(contextOn(db, ctx.now), { projects: 60, seed: 5 });
  const changes = await expectSame(api, token);
  expect(changes.length).toBeGreaterThan(PAGE * 5);
  expect(new Set(changes.map(({ seq }) => seq)).size).toBe(changes.length);
  for (const type of ["project.create", "project.edit", "milestone.record", "milestone.clear", "project.terminate", "project.reopen", "project.archive", "project.relate", "data.generate"]) expect(changes.map((change) => change.type)).toContain(type);
  expect(api.faults).toEqual([]);
});

test("a stage that comes by the passing of a day alone is in the feed", async () => {
  const db = await freshDb();
  const at = (day: string) => contextOn(db, `${day}T04:00:00.000Z`);
  await importText(at("2025-07-10"), "code,name,district,industry,kind,total_investment,unit,lead_on,signed_on\nR-0,示例月底,330206,36,new_build,12,yi,2025-01,2025-07\n");
  const totals = async (day: string) => {
    await refreshStatuses(at(day));
    const [board, changes] = [await boardTotals(at(day), {} as never), await everyChange(async (since) => { const read = await readChanges(at(day), since, PAGE); if (!read.ok) throw new Error("read"); return read.value; })];
    expect(board.ok && board.value.stages.map(({ stage, count, totalCny }) => ({ stage, count, totalCny }))).toEqual(replay(changes));
    return replay(changes).filter(({ count }) => count > 0).map(({ stage }) => stage);
  };
  expect([await totals("2025-07-10"), await totals("2025-07-30"), await totals("2025-07-31"), await totals("2025-08-20")]).toEqual([["attraction"], ["attraction"], ["landing"], ["landing"]]);
  expect(db.handle.prepare("SELECT count(*) FROM audit_log WHERE action = 'project.advance'").pluck().get()).toBe(1);
});
