import { data, redirect } from "@remix-run/node";
import type { z } from "zod";
import { projectPath } from "#app/features/project/project-address.ts";
import { refusedOn } from "#app/http/answer.server.ts";
import { parseForm, readIntent } from "#app/http/parse-form.server.ts";
import { withUpload } from "#app/http/read-upload.server.ts";
import { reasonLacking } from "#app/domain/override.ts";
import { may } from "#app/domain/permissions.ts";
import type { Refusal } from "#app/domain/verdict.ts";
import {
  applyFormSchema, archiveFormSchema, clearFormSchema, moveBackPaneSchema, noteFormSchema, planFormSchema, PROJECT_INTENTS, recordFormSchema, reopenFormSchema, restoreFormSchema, resumeFormSchema, skipFormSchema,
  suspendFormSchema, terminateFormSchema,
} from "#app/schemas/milestone-form.ts";
import type { ProjectIntent } from "#app/schemas/milestone-form.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { readEvidence } from "#app/services/documents/record-documents.server.ts";
import { receiveFile } from "#app/services/files/file-store.server.ts";
import type { ReceivedFile } from "#app/services/files/file-store.server.ts";
import { recordFollowUp } from "#app/services/leads/follow-up.server.ts";
import { changeMilestone } from "#app/services/projects/change-milestones.server.ts";
import { conflictIn } from "#app/services/projects/latest-change.server.ts";

const SCHEMAS = {
  record: recordFormSchema, plan: planFormSchema, skip: skipFormSchema, apply: applyFormSchema, clear: clearFormSchema, terminate: terminateFormSchema,
  reopen: reopenFormSchema, archive: archiveFormSchema, restore: restoreFormSchema,
  suspend: suspendFormSchema, resume: resumeFormSchema, moveBack: moveBackPaneSchema,
} as const;

/** What those who may pass gates by override and move back do without the right to edit. */
const OF_GATES: readonly ProjectIntent[] = ["record", "moveBack"];

type Values = Readonly<Record<string, string>>;

/** Does what a form of the project's page asks for and leads back to the page, or answers with every reason. */
export async function changeFromForm(ctx: ServiceContext, dataDir: string, request: Request, code: string) {
  return withUpload(request, (name, content) => receiveFile(dataDir, name, content), (form, files) => change(ctx, dataDir, code, form, files));
}

async function change(ctx: ServiceContext, dataDir: string, code: string, form: FormData, files: readonly ReceivedFile[]) {
  const intent = readIntent(form, PROJECT_INTENTS);
  if (!may(ctx.actor, "project.edit") && !(OF_GATES.includes(intent) && may(ctx.actor, "gate.override"))) throw data({ code: "forbidden" }, { status: 403 });
  if (intent === "note") {
    const parsed = parseForm(form, noteFormSchema);
    if (!parsed.ok) return refusal(ctx, code, parsed.errors, parsed.values);
    const verdict = await recordFollowUp(ctx, { code, note: parsed.value.note, formKey: parsed.value.formKey });
    return verdict.ok ? redirect(`${projectPath(code)}?saved=note#follow-ups`, { status: 303 }) : refusal(ctx, code, verdict.errors, parsed.values);
  }
  const parsed = parseForm(form, SCHEMAS[intent] as z.ZodType<z.output<(typeof SCHEMAS)[keyof typeof SCHEMAS]>>);
  if (!parsed.ok) return refusal(ctx, code, parsed.errors, parsed.values);
  const lacking = parsed.value.intent === "record" ? reasonLacking(ctx.actor, "project.move", parsed.value.overrideReason) : [];
  if (lacking.length > 0) return refusal(ctx, code, lacking, parsed.values);
  const evidence = parsed.value.intent === "record" && files.length > 0 ? await readEvidence(dataDir, files, parsed.value.milestone, { kind: parsed.value.evidenceKind }) : null;
  if (evidence && !evidence.ok) return refusal(ctx, code, evidence.errors, parsed.values);
  const verdict = await changeMilestone(ctx, code, parsed.value, evidence?.value);
  const saved = "milestone" in parsed.value ? parsed.value.milestone : "state";
  return verdict.ok ? redirect(`${projectPath(code)}?saved=${saved}`, { status: 303 }) : refusal(ctx, code, verdict.errors, parsed.values);
}

async function refusal(ctx: ServiceContext, code: string, errors: readonly Refusal[], values: Values) {
  return refusedOn(errors, values, await conflictIn(ctx, code, errors));
}
