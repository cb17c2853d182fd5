import { emptyInput } from "#app/domain/project-input.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { createProjectRecord, reviseProjectRecord } from "#app/services/projects/record-project.server.ts";
import type { PlanChange } from "#app/services/projects/record-plans.server.ts";
import { inputOfRow } from "#db/codecs.ts";
import { findProject } from "#db/queries/project-facts.ts";
import { allRates } from "#db/queries/reference.ts";

/** What differs from a major manufacturing project of 2 billion yuan in Beilun. */
export interface SampleChange extends Partial<Omit<ProjectInput, "code">> {
  readonly plans?: readonly PlanChange[];
}

/** Records projects as they are described, without gates, each in the order given. */
export async function recordSamples(ctx: ServiceContext, samples: Readonly<Record<string, SampleChange>>): Promise<void> {
  await ctx.db.transaction(async (trx) => {
    const rates = await allRates(trx);
    for (const [code, { plans, ...change }] of Object.entries(samples)) {
      const usual = { ...emptyInput(code, `示例 ${code}`), district: "330206", division: "39", kind: "new_build" as const, amount: 2_000_000_000 };
      await createProjectRecord(trx, ctx, { ...usual, ...change }, { action: "project.create", rates, ...(plans ? { plans } : {}) });
    }
  });
}

/** Writes a new version of a project's facts. */
export async function reviseSample(ctx: ServiceContext, code: string, change: Partial<ProjectInput>): Promise<void> {
  await ctx.db.transaction(async (trx) => {
    const stored = await findProject(trx, code, { op: "all", of: [] });
    if (!stored) throw new Error(`no project ${code}`);
    await reviseProjectRecord(trx, ctx, stored, { ...inputOfRow(stored), ...change }, { action: "project.edit", rates: await allRates(trx) });
  });
}
