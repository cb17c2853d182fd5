import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ROLES, scopeOf, SYSTEM } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { EVERYTHING, holds } from "#app/domain/predicate.ts";
import { createProjectRecord } from "#app/services/projects/record-project.server.ts";
import type { Db } from "#db/connection.server.ts";
import { factsForScopes } from "#db/queries/live.ts";
import { factsWhere } from "#db/queries/project-facts.ts";
import { allRates } from "#db/queries/reference.ts";
import { attachTo, randomAttached } from "#tests/support/random-attached.ts";
import { contextOn, freshDb, TEST_NOW } from "#tests/support/database.ts";
import { randomProjects } from "#tests/support/random-projects.ts";
import { addTestUser } from "#tests/support/route-args.ts";

const PROJECTS = 12;
const LATER = "2026-01-05T04:00:00.000Z";
const BEFORE_ALL = "2020-01-01T00:00:00.000Z";

/** Everybody who can be told of a change: each role, with and without a district and a unit. */
async function everybody(db: Db, liaison: number): Promise<Principal[]> {
  const units = db.handle.prepare("SELECT code FROM units ORDER BY code LIMIT 3").pluck().all() as string[];
  return ROLES.flatMap((role) => [null, "330206", "330282"].flatMap((district) => [null, ...units].flatMap((unit) => [null, liaison].map((userId) => ({ ...SYSTEM, role, district, unit, userId })))));
}

describe("who sees a project", () => {
  it("is the same by the facts that are loaded once for all readers as by asking the database for each", async () => {
    let [seen, unseen] = [0, 0];
    await fc.assert(fc.asyncProperty(randomProjects(PROJECTS), fc.array(randomAttached, { minLength: PROJECTS, maxLength: PROJECTS }), fc.array(fc.boolean(), { minLength: PROJECTS, maxLength: PROJECTS }), async (inputs, attached, own) => {
      const db = await freshDb();
      const { id: liaison } = await addTestUser(db, "liaison");
      await db.transaction(async (trx) => {
        const rates = await allRates(trx);
        for (const [index, input] of inputs.entries()) await createProjectRecord(trx, contextOn(db), { ...input, liaisonId: own[index] ? liaison : null }, { action: "project.create", rates });
      });
      const ids = db.handle.prepare("SELECT id FROM projects ORDER BY id").pluck().all() as number[];
      for (const [index, one] of attached.entries()) attachTo(db, ids[index] ?? 0, one, { from: TEST_NOW, until: LATER });
      for (const knownAt of [null, TEST_NOW, BEFORE_ALL]) {
        const facts = await factsForScopes(db.read, ids, knownAt);
        for (const person of await everybody(db, liaison)) {
          const scope = scopeOf(person);
          const rows = await factsWhere(db.read, scope, knownAt).select("f.project_id as id").where("f.project_id", "in", ids).execute();
          const byFacts = ids.filter((id) => { const of = facts.get(id); return of !== undefined && holds(scope, of); });
          expect(byFacts, `${JSON.stringify(person)} at ${knownAt}`).toEqual(rows.map(({ id }) => id).sort((one, other) => one - other));
          seen += byFacts.length;
          unseen += ids.length - byFacts.length;
        }
      }
      expect(await factsForScopes(db.read, [], null)).toEqual(new Map());
      expect((await factsWhere(db.read, EVERYTHING).select("f.id").execute()).length).toBe(ids.length);
    }), { numRuns: 10, endOnFailure: true });
    expect(Math.min(seen, unseen)).toBeGreaterThan(1_000);
  });
});
