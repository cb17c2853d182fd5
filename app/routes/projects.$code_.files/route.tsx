import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Upload } from "lucide-react";
import { MAX_PROJECT_BYTES } from "#app/domain/file-formats.ts";
import { DocumentDialog } from "#app/features/files/document-dialog.tsx";
import { DocumentList } from "#app/features/files/document-list.tsx";
import { sizeText } from "#app/features/files/file-words.ts";
import { UploadDialog } from "#app/features/files/upload-dialog.tsx";
import { revalidateOnConflict } from "#app/features/form-answer.ts";
import { contentPath, filesPath } from "#app/features/project/project-address.ts";
import type { RefusedChange } from "#app/features/project/project-answer.ts";
import { ProjectFrame } from "#app/features/project/project-frame.tsx";
import { SavedNotice } from "#app/features/saved-notice.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { found } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readPageQuery } from "#app/http/page-query.server.ts";
import { formatInstant } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { filesPageFields } from "#app/schemas/document-form.ts";
import type { DocumentView } from "#app/services/documents/document-view.ts";
import { filesPage } from "#app/services/documents/files-page.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { changeFiles } from "./change-files.server.ts";

export const meta = pageTitle((words) => words.documents.title);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  const page = found(await filesPage(ctx, params.code ?? ""));
  const { file, do: pane, milestone = null, kind = null, saved = null } = readPageQuery(request, filesPageFields).values;
  return { ...page, open: file ?? null, isAdding: pane === "add" && page.mayWrite, milestone, kind, saved, formKey: randomUUID() };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "document.write");
  return changeFiles(ctx, context.dataDir, request, params.code ?? "");
}

/** What was taken away, still to be had by whoever needs to see what it was. */
function Removed({ code, documents }: { readonly code: string; readonly documents: readonly DocumentView[] }) {
  const words = useWords();
  const locale = useLocale();
  if (documents.length === 0) return null;
  return (
    <details className="border-t border-line px-4 py-2 text-sm">
      <summary className="min-h-6 text-muted touch:min-h-11">{words.documents.removedCount({ n: documents.length })}</summary>
      <ul className="pt-1">
        {documents.map((document) => (
          <li key={document.id} className="flex flex-wrap items-baseline gap-x-2 py-1">
            <a href={contentPath(code, document.id)} download className="link inline-flex min-h-6 items-center [overflow-wrap:anywhere] touch:min-h-11">{document.name}</a>
            <span className="text-xs text-muted">{joinFacts(locale, [words.documents.kind[document.kind], document.by, formatInstant(locale, document.at)])}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

export default function ProjectFilesPage() {
  const { head, documents, removed, usedBytes, mayWrite, open, isAdding, milestone, kind, saved, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<RefusedChange>();
  const words = useWords();
  const refused = answer && !answer.ok ? answer : null;
  const opened = documents.find((document) => document.item === open);
  const action = mayWrite && <LinkButton to={filesPath(head.code, "add")} preventScrollReset size="s" variant="primary" icon={Upload}>{words.documents.upload}</LinkButton>;
  return (
    <ProjectFrame head={head} tab="files">
      {isAdding && <UploadDialog code={head.code} name={head.input.name} formKey={formKey} milestone={milestone} kind={kind} refused={refused?.values.intent === "add" ? refused : null} />}
      {opened && <DocumentDialog code={head.code} document={opened} formKey={formKey} mayWrite={mayWrite} refused={refused?.values.intent === "add" ? null : refused} />}
      <div className="flex max-w-5xl flex-col gap-3 p-3 md:px-6">
        <SavedNotice text={saved && words.documents.saved[saved]} param="saved" />
        <Panel flush title={words.documents.title} meta={documents.length > 0 && words.documents.used({ n: documents.length, used: sizeText(usedBytes), room: sizeText(MAX_PROJECT_BYTES) })} action={documents.length > 0 && action}>
          {documents.length === 0 ? <EmptyState text={words.documents.none} action={action} /> : <DocumentList code={head.code} documents={documents} label={words.documents.title} />}
          <Removed code={head.code} documents={removed} />
        </Panel>
      </div>
    </ProjectFrame>
  );
}
