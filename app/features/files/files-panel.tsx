import { Link } from "@remix-run/react";
import { Upload } from "lucide-react";
import { useWords } from "#app/i18n/words-context.tsx";
import type { FilesGlance } from "#app/services/documents/files-page.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { filesPath } from "../project/project-address.ts";
import { DocumentList } from "./document-list.tsx";

/** The newest files of a project on the first part of its page. */
export function FilesPanel({ code, files, mayWrite }: { readonly code: string; readonly files: FilesGlance; readonly mayWrite: boolean }) {
  const { documents } = useWords();
  return (
    <Panel flush id="files" title={documents.title} meta={files.total > 0 && files.total} action={mayWrite && <LinkButton to={filesPath(code, "add")} size="s" variant="ghost" icon={Upload}>{documents.upload}</LinkButton>}>
      {files.total === 0 ? <p className="px-4 pb-4 text-sm text-muted">{documents.none}</p> : <DocumentList code={code} documents={files.newest} label={documents.title} />}
      {files.total > files.newest.length && <p className="border-t border-line px-4 py-2 text-sm"><Link to={filesPath(code)} className="link inline-flex min-h-6 items-center touch:min-h-11">{documents.all({ n: files.total })}</Link></p>}
    </Panel>
  );
}
