import { data, redirect } from "@remix-run/node";
import { filesPath } from "#app/features/project/project-address.ts";
import type { RefusedChange } from "#app/features/project/project-answer.ts";
import { statusOf } from "#app/http/answer.server.ts";
import { parseForm, readIntent } from "#app/http/parse-form.server.ts";
import { withUpload } from "#app/http/read-upload.server.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { addDocumentsSchema, DOCUMENT_INTENTS, editDocumentSchema, removeDocumentSchema, reviseDocumentSchema } from "#app/schemas/document-form.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { addDocuments } from "#app/services/documents/add-documents.server.ts";
import { editDocument, removeDocument, reviseDocument } from "#app/services/documents/change-document.server.ts";
import { receiveFile } from "#app/services/files/file-store.server.ts";
import type { ReceivedFile } from "#app/services/files/file-store.server.ts";

type Values = Readonly<Record<string, string>>;

/** Does what a form of the files' page asks for and leads back to it, or answers with every reason. */
export async function changeFiles(ctx: ServiceContext, dataDir: string, request: Request, code: string) {
  return withUpload(request, (name, content) => receiveFile(dataDir, name, content), async (form, files) => {
    const intent = readIntent(form, DOCUMENT_INTENTS);
    if (intent === "add") return add(ctx, dataDir, code, form, files);
    if (intent === "edit") {
      const parsed = parseForm(form, editDocumentSchema);
      if (!parsed.ok) return refused(parsed.errors, parsed.values);
      const { kind, milestone = null, note = null, ...ref } = parsed.value;
      return answered(code, "edited", await editDocument(ctx, { code, ...ref }, { kind, milestone, note }), parsed.values);
    }
    if (intent === "revise") {
      const parsed = parseForm(form, reviseDocumentSchema);
      return parsed.ok ? answered(code, "revised", await reviseDocument(ctx, dataDir, { code, ...parsed.value }, files), parsed.values) : refused(parsed.errors, parsed.values);
    }
    const parsed = parseForm(form, removeDocumentSchema);
    return parsed.ok ? answered(code, "removed", await removeDocument(ctx, { code, ...parsed.value }, parsed.value.reason), parsed.values) : refused(parsed.errors, parsed.values);
  });
}

async function add(ctx: ServiceContext, dataDir: string, code: string, form: FormData, files: readonly ReceivedFile[]) {
  const parsed = parseForm(form, addDocumentsSchema);
  const { kind = "other" as const, milestone = null, note = null, formKey } = parsed.ok ? parsed.value : { formKey: undefined };
  const verdict = await addDocuments(ctx, dataDir, { code, files, kind, milestone, note, formKey, misread: parsed.ok ? [] : parsed.errors });
  return answered(code, "added", verdict, parsed.values);
}

function answered(code: string, saved: "added" | "edited" | "revised" | "removed", verdict: Verdict<unknown>, values: Values) {
  return verdict.ok ? redirect(`${filesPath(code)}?saved=${saved}`, { status: 303 }) : refused(verdict.errors, values);
}

function refused(errors: readonly Refusal[], values: Values) {
  const status = statusOf(errors.map((error) => ({ code: error.code })));
  if (status === 404 || status === 403) throw data({ code: errors[0]?.code ?? "invalid" }, { status });
  return data<RefusedChange>({ ok: false, errors, values, conflict: null }, { status });
}
