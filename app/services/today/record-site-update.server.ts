import { dateFieldOf } from "#app/domain/check-project.ts";
import { refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { SiteUpdateForm } from "#app/schemas/site-update.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { readEvidence } from "../documents/record-documents.server.ts";
import type { ReceivedFile } from "../files/file-store.server.ts";
import { changeProject } from "../projects/change-project.server.ts";
import type { Changed } from "../projects/change-project.server.ts";
import type { FieldValues } from "../projects/describe-input.ts";

/** Records from the site that a milestone was reached, when it is expected, or what blocks it, with the photos in the same step or not at all. */
export async function recordSiteUpdate(ctx: ServiceContext, dataDir: string, form: SiteUpdateForm, files: readonly ReceivedFile[]): Promise<Verdict<Changed>> {
  const { code, version, milestone, formKey, note = null } = form;
  const evidence = await readEvidence(dataDir, files, milestone, { note });
  const proof = evidence.ok ? { evidence: files.length > 0 ? evidence.value : undefined } : {};
  const known = { code, version, formKey, misread: evidence.ok ? [] : evidence.errors, ...proof };
  const verdict = form.state === "done"
    ? await changeProject(ctx, { ...known, patch: { dates: { [milestone]: form.on } }, update: { kind: "milestone", on: todayOf(ctx), note } }, { action: "milestone.record", needs: "project.move" })
    : await changeProject(ctx, { ...known, patch: {}, plans: form.on === undefined ? [] : [{ type: milestone, forecastOn: form.on }], update: { kind: "follow_up", on: todayOf(ctx), note }, remarks: remarksOf(form) }, { action: "milestone.plan", needs: "project.edit" });
  if (verdict.ok) return verdict;
  const named = verdict.errors.map((error) => (error.field === dateFieldOf(milestone) ? { ...error, field: "on" } : error));
  return refuse(...named);
}

/** That a milestone is blocked, and by what, stands in the trail beside the expected day. */
function remarksOf(form: SiteUpdateForm): FieldValues {
  return form.state === "blocked" ? { blockedMilestone: form.milestone, blockedBy: form.note } : {};
}
