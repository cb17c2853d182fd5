import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gateRefusals } from "#app/domain/check-project.ts";
import { OWN_DATES } from "#app/domain/gate-dates.ts";
import { gateLines, GATE_RULES, isAskedOf, stoppedBy } from "#app/domain/gates.ts";
import { EVERYTHING, holds } from "#app/domain/predicate.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import { STAGES } from "#app/domain/stages.ts";
import type { ProjectFacts } from "#app/domain/facts.ts";
import { changeProject } from "#app/services/projects/change-project.server.ts";
import { createProjectRecord } from "#app/services/projects/record-project.server.ts";
import { factsOfRow } from "#db/codecs.ts";
import type { Db } from "#db/connection.server.ts";
import { attachedFacts } from "#db/queries/attached-facts.ts";
import { gateDates, replaceGateDate } from "#db/queries/gate-rules.ts";
import { findProject } from "#db/queries/project-facts.ts";
import { codesWhere, projectsWhere } from "#db/queries/quota-figures.ts";
import { allRates } from "#db/queries/reference.ts";
import { updateDays } from "#db/queries/updates.ts";
import { wholeFacts } from "#db/queries/whole-facts.ts";
import { contextOn, freshDb, TEST_NOW } from "#tests/support/database.ts";
import { attachTo, randomAttached } from "#tests/support/random-attached.ts";
import { partialDates, randomProject, randomProjects } from "#tests/support/random-projects.ts";

const PROJECTS = 12;
const LATER = "2025-08-01T04:00:00.000Z";
const days = fc.oneof(partialDates.filter((date) => date.length === 10), fc.constantFrom("2023-06-01", "2025-07-15"));

/** The new statements about what hangs on a project. */
const attachedStatements = (day: string, units: readonly string[]): Predicate[] => [
  { op: "hasDocument", kind: "contract" }, { op: "admitted" }, { op: "indicatorsSigned" }, { op: "farExcepted", by: day }, { op: "commitmentsJudged" },
  { op: "creditedTo", district: "330206" }, ...units.map((unit): Predicate => ({ op: "askedOf", unit })),
];

async function factsKnownAt(db: Db, knownAt: string | null): Promise<ProjectFacts[]> {
  const rows = await projectsWhere(db.read, EVERYTHING, null, PROJECTS);
  return Promise.all(rows.map(async (row) => factsOfRow(row, await updateDays(db.read, row.project_id), await attachedFacts(db.read, row.project_id, knownAt))));
}

describe("what hangs on a project", () => {
  it("is judged alike in memory and in SQL by every statement and every rule of the gates, now and as known before", async () => {
    await fc.assert(fc.asyncProperty(randomProjects(PROJECTS), fc.array(randomAttached, { minLength: PROJECTS, maxLength: PROJECTS }), days, async (inputs, attached, day) => {
      const db = await freshDb();
      const ctx = contextOn(db);
      await db.transaction(async (trx) => {
        const rates = await allRates(trx);
        for (const input of inputs) await createProjectRecord(trx, ctx, input, { action: "project.create", rates });
      });
      attached.forEach((entry, index) => attachTo(db, index + 1, entry, { from: TEST_NOW, until: LATER }));
      const units = db.handle.prepare("SELECT code FROM units ORDER BY code LIMIT 2").pluck().all() as string[];
      const rules = GATE_RULES.flatMap((rule) => [isAskedOf(rule, day), rule.requires(day), stoppedBy(rule, day)]);
      for (const knownAt of [TEST_NOW, null]) {
        const facts = await factsKnownAt(db, knownAt);
        for (const statement of [...attachedStatements(day, units), ...rules]) {
          const expected = facts.filter((entry) => holds(statement, entry)).map((entry) => entry.code).sort();
          expect(await codesWhere(db.read, statement, knownAt), `${knownAt} ${JSON.stringify(statement)}`).toEqual(expected);
        }
      }
    }), { numRuns: 20, endOnFailure: true });
  });
});

describe("no accepted path", () => {
  const everything = randomProject("P1").map(({ code: _code, name: _name, ...fields }) => fields);
  /** A project that lacks little, and changes that make it lack something else or record a closing milestone. */
  const READY = {
    investors: [{ name: "示例投资", country: "CN" }], district: "330206", division: "39", kind: "new_build" as const, amount: 1_000_000_000, projectCode: "2503-330206-04-01-123456", newLand: null, twoHighScreen: null, flags: [],
    notApplicable: [], dates: { registered: "2023-03-01", land: "2023-04-01", started: "2023-05-01", produced: "2023-06-01" },
  };
  const small = fc.record({
    newLand: fc.boolean(), division: fc.constantFrom("26", "39"), twoHighScreen: fc.constantFrom("hit" as const, "clear" as const, null), farE4: fc.constantFrom(null, 19_999, 20_000),
    dates: fc.dictionary(fc.constantFrom(...STAGES.map(({ closedBy }) => closedBy)), fc.constantFrom("2023-06-01", "2025-07-15", null), { maxKeys: 2 }),
  }, { requiredKeys: [] });
  const patches = fc.oneof({ weight: 1, arbitrary: everything }, { weight: 6, arbitrary: small });
  it("records a closing milestone anew whose gate is not met, whatever is patched and whichever days the rules have", async () => {
    let recorded = 0;
    await fc.assert(fc.asyncProperty(fc.oneof(randomProject("P1"), randomProject("P1").map((input) => ({ ...input, ...READY }))), randomAttached, fc.array(patches, { minLength: 6, maxLength: 6 }), fc.array(fc.record({ rule: fc.constantFrom(...GATE_RULES), from: fc.constantFrom(null, "2021-01-01", "2025-07-15", "2025-07-16") }), { maxLength: 6 }), async (input, attached, steps, set) => {
      const db = await freshDb();
      const ctx = contextOn(db);
      await db.transaction(async (trx) => {
        await createProjectRecord(trx, ctx, { ...input, partOf: null }, { action: "project.create", rates: await allRates(trx) });
        for (const { rule, from } of new Map(set.map((entry) => [entry.rule.id, entry])).values()) await replaceGateDate(trx, { rule: rule.id, from, at: TEST_NOW, by: null }, null);
      });
      attachTo(db, 1, attached, { from: TEST_NOW, until: LATER });
      const dates = await gateDates(db.read);
      for (const patch of steps) {
        const before = await findProject(db.read, "P1", EVERYTHING).then((row) => (row ? wholeFacts(db.read, row) : null));
        const changed = await changeProject(ctx, { code: "P1", version: null, patch: { ...patch, partOf: null }, orderReason: "示例" });
        const row = await findProject(db.read, "P1", EVERYTHING);
        if (!row || !before) throw new Error("the project is gone");
        const after = await wholeFacts(db.read, row);
        if (!changed.ok) { expect(after.on).toEqual(before.on); continue; }
        for (const { closedBy } of STAGES) {
          if (before.on[closedBy] !== null || after.on[closedBy] === null) continue;
          recorded += 1;
          expect(gateLines(after, closedBy, "2025-07-15", dates).filter((line) => !line.met), closedBy).toEqual([]);
        }
      }
    }), { numRuns: 60, endOnFailure: true });
    expect(recorded).toBeGreaterThan(0);
  });
  it("refuses exactly the lines that the gate shows as missing", async () => {
    await fc.assert(fc.asyncProperty(randomProject("P1"), async (input) => {
      const db = await freshDb();
      const ctx = contextOn(db);
      const { facts } = await db.transaction(async (trx) => createProjectRecord(trx, ctx, { ...input, partOf: null }, { action: "project.create", rates: await allRates(trx) }));
      const shown = STAGES.flatMap(({ closedBy }) => (facts.on[closedBy] === null ? [] : gateLines(facts, closedBy, "2025-07-15", OWN_DATES).filter((line) => !line.met).map((line) => line.rule)));
      expect(gateRefusals(null, facts, "2025-07-15", OWN_DATES).map(({ params }) => params?.rule)).toEqual(shown);
    }), { numRuns: 30 });
  });
});
