import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import type { ServiceContext } from "../context.server.ts";
import type { ReceivedFile } from "../files/file-store.server.ts";
import { onProject } from "../projects/on-project.server.ts";
import { checkFiles, FILES_FIELD } from "./check-files.server.ts";
import { recordDocuments, roomRefusals } from "./record-documents.server.ts";
import type { DocumentSaid } from "./record-documents.server.ts";

export interface NewDocuments extends DocumentSaid {
  readonly code: string;
  readonly files: readonly ReceivedFile[];
  readonly formKey?: string | undefined;
  /** Fields that could not be read, told together with the other reasons. */
  readonly misread?: readonly Refusal[];
}

/** Adds files to a project, all of them or none. */
export async function addDocuments(ctx: ServiceContext, dataDir: string, { code, files, formKey, misread = [], kind, milestone, note }: NewDocuments): Promise<Verdict<{ added: number }>> {
  const checked = await checkFiles(files);
  const errors = [...misread, ...(checked.ok ? [] : checked.errors), ...(files.length === 0 ? [{ code: "file_missing", field: FILES_FIELD }] : [])];
  const content = { kind, milestone, note, files: checked.ok ? checked.value : [] };
  return onProject(ctx, { code, needs: "document.write", formKey, content }, async (trx, stored) => {
    if (!checked.ok || errors.length > 0) return refuse(...errors);
    const uploads = { dataDir, received: files, checked: checked.value };
    const full = await roomRefusals(trx, stored.project_id, uploads);
    if (full.length > 0) return refuse(...full);
    await recordDocuments(trx, ctx, stored, uploads, { kind, milestone, note });
    return accept({ added: files.length });
  });
}
