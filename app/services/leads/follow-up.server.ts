import type { Verdict } from "#app/domain/verdict.ts";
import { cleanText } from "#app/domain/text.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { recordTalk } from "./record-talk.server.ts";

/** Records that somebody spoke with a project's people today, in a few words; it counts as an update of the project. */
export async function recordFollowUp(ctx: ServiceContext, input: { readonly code: string; readonly note: string; readonly formKey?: string | undefined }): Promise<Verdict<{ readonly code: string }>> {
  return recordTalk(ctx, input.code, { on: todayOf(ctx), note: cleanText(input.note), channel: null, contacts: [], people: [], nextStep: null, nextOn: null, formKey: input.formKey });
}
