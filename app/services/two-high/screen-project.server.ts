import type { ScreenResult } from "#app/domain/kinds.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { allUnits } from "#db/queries/reference.ts";
import { insertScreen, screensOf } from "#db/queries/two-high.ts";
import { succeed } from "#db/queries/versions.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { changeProjectIn } from "../projects/change-project.server.ts";
import { onProject, tellOfProject } from "../projects/on-project.server.ts";

export interface ScreenReport {
  readonly code: string;
  /** The version of the screen that the form was drawn from; null: there was none. */
  readonly seen: number | null;
  readonly result: ScreenResult;
  readonly basis: string;
  /** The unit that screened it. */
  readonly unit: string;
  readonly screenedOn: string;
  readonly formKey?: string | undefined;
}

/** Records whether a project is two-high, on what basis and who found so: the project's fact and the report behind it in one step. */
export async function screenProject(ctx: ServiceContext, { code, formKey, ...report }: ScreenReport): Promise<Verdict<{ result: ScreenResult }>> {
  return onProject(ctx, { code, needs: "project.edit", formKey, content: report }, async (trx, stored) => {
    const present = (await screensOf(trx, stored.project_id)).find((row) => row.recorded_to === null) ?? null;
    if ((present?.id ?? null) !== report.seen) return refuse({ code: "stale" });
    const units = await allUnits(trx);
    const errors: Refusal[] = [
      ...(units.some((unit) => unit.code === report.unit) ? [] : [{ code: "unknown_unit", field: "unit", params: { value: report.unit } }]),
      ...(report.screenedOn > todayOf(ctx) ? [{ code: "future_date", field: "screenedOn", params: { value: report.screenedOn } }] : []),
    ];
    if (errors.length > 0) return refuse(...errors);
    const changed = await changeProjectIn(trx, ctx, { code, version: null, patch: { twoHighScreen: report.result } }, { action: "twoHigh.screen", needs: "project.edit" });
    if (!changed.ok) return changed;
    const recorded = await succeed(trx, "two_high_screens", present, ctx.now, ctx.actor.userId);
    if (!recorded) return refuse({ code: "stale" });
    await insertScreen(trx, { ...recorded, project_id: stored.project_id, result: report.result, basis: report.basis, unit: report.unit, screened_on: report.screenedOn });
    await tellOfProject(trx, ctx, stored, {
      action: "twoHigh.report", objectType: "two_high", before: { screenBasis: present?.basis ?? null, screenedOn: present?.screened_on ?? null },
      after: { screenResult: report.result, screenBasis: report.basis, screenUnit: report.unit, screenedOn: report.screenedOn },
    });
    return accept({ result: report.result });
  });
}
