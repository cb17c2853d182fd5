import { cleanText } from "#app/domain/text.ts";
import { refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { changeProject } from "../projects/change-project.server.ts";
import type { Changed } from "../projects/change-project.server.ts";

const LONGEST_FOLLOW_UP = 1_000;

/** Records that somebody spoke with a project's people today; it counts as an update of the project. */
export async function recordFollowUp(ctx: ServiceContext, input: { readonly code: string; readonly version: number | null; readonly note: string; readonly formKey?: string | undefined }): Promise<Verdict<Changed>> {
  const note = cleanText(input.note);
  if (note === "") return refuse({ code: "required", field: "note" });
  if ([...note].length > LONGEST_FOLLOW_UP) return refuse({ code: "too_long", field: "note", params: { max: LONGEST_FOLLOW_UP } });
  return changeProject(ctx, { code: input.code, version: input.version, patch: {}, update: { kind: "follow_up", on: todayOf(ctx), note }, formKey: input.formKey }, { action: "lead.followUp", needs: "project.edit" });
}
