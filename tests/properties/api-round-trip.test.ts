import fc from "fast-check";
import { expect, it } from "vitest";
import { EVERYTHING } from "#app/domain/predicate.ts";
import { projectPatchSchema, READ_ONLY_FIELDS } from "#app/schemas/project-json.ts";
import { readFields } from "#app/schemas/read-fields.ts";
import { projectJson } from "#app/services/api/present-project.server.ts";
import { patchProject } from "#app/services/api/write-projects.server.ts";
import { createProjectRecord } from "#app/services/projects/record-project.server.ts";
import { findRecord } from "#db/queries/project-records.ts";
import { allRates } from "#db/queries/reference.ts";
import { emptyInput } from "#app/domain/project-input.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";
import { randomProject } from "#tests/support/random-projects.ts";

/** After every date that random projects carry. */
const LATER = "2027-01-15T04:00:00.000Z";

it("a project sent back as it was read changes nothing", async () => {
  const db = await freshDb();
  const ctx = contextOn(db, LATER);
  const rates = await allRates(db.read);
  await db.transaction((trx) => createProjectRecord(trx, ctx, emptyInput("P0", "示例"), { action: "project.create", rates }));
  let made = 0;
  await fc.assert(fc.asyncProperty(randomProject("P"), async (input) => {
    const code = `P${(made += 1)}`;
    await db.transaction((trx) => createProjectRecord(trx, ctx, { ...input, code }, { action: "project.create", rates }));
    const before = projectJson(await findRecord(db.read, code, EVERYTHING) ?? expect.unreachable());
    const sent = Object.fromEntries(Object.entries(JSON.parse(JSON.stringify(before)) as object).filter(([key]) => !(READ_ONLY_FIELDS as readonly string[]).includes(key)));
    const { values, refusals } = readFields(projectPatchSchema.shape, sent, READ_ONLY_FIELDS);
    expect(refusals).toEqual([]);
    expect(await patchProject(ctx, code, `"${before.version}"`, values, [])).toEqual({ ok: true, value: before });
  }), { numRuns: 150 });
}, 60_000);
