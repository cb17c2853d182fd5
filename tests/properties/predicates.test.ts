import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FLAGS, LIGHTS } from "#app/domain/kinds.ts";
import { MILESTONE_TYPES } from "#app/domain/milestones.ts";
import type { ProjectFacts } from "#app/domain/facts.ts";
import { NUMBER_FACTS, TEXT_FACTS, YES_NO_FACTS } from "#app/domain/facts.ts";
import { nearMissesOf } from "#app/domain/near-miss.ts";
import { holds } from "#app/domain/predicate.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import { countedBy, LANDING_VARIANTS, QUOTAS, quotaWindow } from "#app/domain/quotas.ts";
import { STAGE_IDS, stageOn } from "#app/domain/stages.ts";
import { createProjectRecord } from "#app/services/projects/record-project.server.ts";
import type { Db } from "#db/connection.server.ts";
import { factsOfRow } from "#db/codecs.ts";
import { codesWhere, projectsWhere } from "#db/queries/quota-figures.ts";
import { allRates } from "#db/queries/reference.ts";
import { updateDays } from "#db/queries/updates.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";
import { partialDates, randomProjects } from "#tests/support/random-projects.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";

const PROJECTS = 25;
const days = partialDates.filter((date) => date.length === 10);

const atoms: fc.Arbitrary<Predicate> = fc.oneof(
  fc.record({ op: fc.constant("atLeast" as const), fact: fc.constantFrom(...NUMBER_FACTS), value: fc.constantFrom(0, 2_500, 20_000, 100_000_000, 1_000_000_000) }),
  fc.record({ op: fc.constant("atMost" as const), fact: fc.constantFrom(...NUMBER_FACTS), value: fc.constantFrom(0, 2_500, 20_000, 100_000_000, 1_000_000_000) }),
  fc.record({ op: fc.constant("oneOf" as const), fact: fc.constantFrom(...TEXT_FACTS), values: fc.subarray(["330206", "36", "44", "technical_upgrade", "fill", "CNY", "hit", "P1", "P0"]) }),
  fc.record({ op: fc.constant("textBetween" as const), fact: fc.constant("division" as const), from: fc.constantFrom("06", "13"), to: fc.constantFrom("43", "46") }),
  fc.record({ op: fc.constant("known" as const), fact: fc.constantFrom(...TEXT_FACTS, ...NUMBER_FACTS, "investors" as const) }),
  fc.record({ op: fc.constant("isTrue" as const), fact: fc.constantFrom(...YES_NO_FACTS) }),
  fc.record({ op: fc.constant("flagged" as const), flag: fc.constantFrom(...FLAGS) }),
  fc.record({ op: fc.constant("happenedIn" as const), milestone: fc.constantFrom(...MILESTONE_TYPES), from: days, to: days }),
  fc.record({ op: fc.constant("happenedBy" as const), milestone: fc.constantFrom(...MILESTONE_TYPES), by: days }),
  fc.record({ op: fc.constant("planApprovedBy" as const), by: days }),
  fc.record({ op: fc.constant("updatedIn" as const), from: days, to: days }),
  fc.record({ op: fc.constant("inStage" as const), stages: fc.subarray([...STAGE_IDS]), asOf: days }),
  fc.record({ op: fc.constant("statusIn" as const), field: fc.constant("light" as const), values: fc.subarray([...LIGHTS]) }),
  fc.record({ op: fc.constant("statusIn" as const), field: fc.constant("stage" as const), values: fc.subarray([...STAGE_IDS]) }),
  fc.record({ op: fc.constant("notApplicable" as const), milestone: fc.constantFrom("signed" as const, "accepted" as const, "capacity" as const) }),
  fc.constant({ op: "openLead" as const }),
  fc.record({ op: fc.constant("matches" as const), text: fc.constantFrom("电池", "示", "alpha", "P1", "控股", "ALPHA 基", "乙工", "%", "\"") }),
);

const predicates: fc.Arbitrary<Predicate> = fc.letrec<{ any: Predicate }>((tie) => ({
  any: fc.oneof({ maxDepth: 3, depthSize: "small" }, atoms,
    fc.record({ op: fc.constant("not" as const), of: tie("any") }),
    fc.record({ op: fc.constantFrom("all" as const, "any" as const), of: fc.array(tie("any"), { maxLength: 3 }) }),
    fc.record({ op: fc.constant("failsExactlyOne" as const), of: fc.array(tie("any"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ op: fc.constant("named" as const), name: fc.constant("size" as const), of: tie("any") })),
})).any;

async function load(db: Db, inputs: readonly ProjectInput[], updates: readonly string[]): Promise<ProjectFacts[]> {
  const ctx = contextOn(db);
  await db.transaction(async (trx) => {
    const rates = await allRates(trx);
    for (const [index, input] of inputs.entries()) {
      const on = updates[index];
      await createProjectRecord(trx, ctx, input, { action: "project.create", rates, ...(on ? { update: { kind: "loaded", on } } : {}) });
    }
  });
  const rows = await projectsWhere(db.read, { op: "all", of: [] }, null, PROJECTS);
  return Promise.all(rows.map(async (row) => factsOfRow(row, await updateDays(db.read, row.project_id))));
}

const codes = (facts: readonly ProjectFacts[], predicate: Predicate) => facts.filter((entry) => holds(predicate, entry)).map((entry) => entry.code).sort();

describe("a statement about facts", () => {
  it("holds for the same projects in memory and in SQL, now and at an instant", async () => {
    await fc.assert(fc.asyncProperty(randomProjects(PROJECTS), fc.array(days, { maxLength: PROJECTS }), fc.array(predicates, { minLength: 40, maxLength: 40 }), async (inputs, updates, statements) => {
      const db = await freshDb();
      const facts = await load(db, inputs, updates);
      for (const statement of statements) {
        const expected = codes(facts, statement);
        expect(await codesWhere(db.read, statement, null), JSON.stringify(statement)).toEqual(expected);
        expect(await codesWhere(db.read, statement, "2025-07-15T04:00:00.000Z"), JSON.stringify(statement)).toEqual(expected);
        expect(await codesWhere(db.read, statement, "2025-07-15T03:59:59.999Z")).toEqual([]);
      }
    }), { numRuns: 25, endOnFailure: true });
  });

  it("gives every quota the same projects and near-misses in memory and in SQL", async () => {
    await fc.assert(fc.asyncProperty(randomProjects(PROJECTS), fc.integer({ min: 2021, max: 2025 }), days.filter((day) => day >= "2021-01-01"), fc.constantFrom(...LANDING_VARIANTS), async (inputs, year, asOf, variant) => {
      const db = await freshDb();
      const facts = await load(db, inputs, []);
      const window = quotaWindow(year, asOf, variant);
      for (const { id, rule } of QUOTAS) {
        if (rule.rule === "events") continue;
        const counted = countedBy(rule, window);
        expect(await codesWhere(db.read, counted, null), id).toEqual(codes(facts, counted));
        expect(await codesWhere(db.read, nearMissesOf(counted), null), id).toEqual(codes(facts, nearMissesOf(counted)));
      }
    }), { numRuns: 40, endOnFailure: true });
  });
});

describe("the stage", () => {
  it("is exactly one, and is the one its milestones say, in memory and in SQL", async () => {
    await fc.assert(fc.asyncProperty(randomProjects(PROJECTS), days, async (inputs, asOf) => {
      const db = await freshDb();
      const facts = await load(db, inputs, []);
      const found = new Map<string, string>();
      for (const stage of STAGE_IDS) {
        for (const code of await codesWhere(db.read, { op: "inStage", stages: [stage], asOf }, null)) {
          expect(found.has(code)).toBe(false);
          found.set(code, stage);
        }
      }
      for (const entry of facts) expect(found.get(entry.code), entry.code).toBe(stageOn(entry, asOf));
    }), { numRuns: 40, endOnFailure: true });
  });
});
