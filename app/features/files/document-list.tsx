import { Link } from "@remix-run/react";
import { FileSpreadsheet, FileText, Image, Presentation } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { isPhoto } from "#app/domain/file-formats.ts";
import { shanghaiParts, formatPartialDate } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { DocumentView } from "#app/services/documents/document-view.ts";
import { Chip } from "#app/ui/chip.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { filesPath } from "../project/project-address.ts";

/** The icon of what a file holds. */
export function iconOf(mediaType: string): LucideIcon {
  if (isPhoto(mediaType)) return Image;
  if (/spreadsheet|excel/.test(mediaType)) return FileSpreadsheet;
  return /presentation|powerpoint/.test(mediaType) ? Presentation : FileText;
}

/** Documents line by line: what it is called, what it is and proves, who put it there and when. */
export function DocumentList({ code, documents, label }: { readonly code: string; readonly documents: readonly DocumentView[]; readonly label: string }) {
  const words = useWords();
  const locale = useLocale();
  return (
    <ul aria-label={label}>
      {documents.map((document) => (
        <li key={document.item} className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2.5 border-t border-line px-4 py-2 text-sm first:border-t-0 md:grid-cols-[1rem_minmax(0,1fr)_11rem_6rem_6.5rem] md:items-center">
          <Icon of={iconOf(document.mediaType)} className="mt-0.5 text-muted md:mt-0" />
          <span className="flex min-w-0 items-center gap-2">
            <Link to={filesPath(code, { file: document.item })} preventScrollReset className="link inline-flex min-h-6 min-w-0 items-center [overflow-wrap:anywhere] touch:min-h-11">{document.name}</Link>
            {document.revision > 1 && <Chip>{words.documents.revisionNo({ n: document.revision })}</Chip>}
          </span>
          <span className="col-start-2 text-xs text-muted md:col-start-auto md:text-sm md:text-ink-2">
            {joinFacts(locale, [words.documents.kind[document.kind], document.milestone && document.kind === "site_photo" ? words.milestones.name[document.milestone] : null])}
          </span>
          <span className="col-start-2 text-xs text-muted max-md:hidden md:col-start-auto">{document.by ?? words.project.system}</span>
          <span className="col-start-2 text-xs text-muted tabular-nums md:col-start-auto md:text-right">{formatPartialDate(locale, shanghaiParts(document.at).date)}</span>
        </li>
      ))}
    </ul>
  );
}
