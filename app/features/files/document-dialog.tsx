import { Form, useNavigate, useNavigation } from "@remix-run/react";
import { Download, ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { ACCEPTED_FILES, isPhoto, isShownInPlace } from "#app/domain/file-formats.ts";
import { formatInstant } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { refusalsByField, refusalText } from "#app/i18n/refusal-text.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { DocumentView } from "#app/services/documents/document-view.ts";
import type { ProjectDocument } from "#app/services/documents/files-page.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button, buttonClasses } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { FileInput } from "#app/ui/file-input.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { TextInput } from "#app/ui/inputs.tsx";
import { contentPath, filesPath } from "../project/project-address.ts";
import { otherReasons } from "../project/project-answer.ts";
import type { RefusedChange } from "../project/project-answer.ts";
import { DocumentFields } from "./document-fields.tsx";
import { describeChosen, placeText, sizeText } from "./file-words.ts";

export interface DocumentDialogProps {
  readonly code: string;
  readonly document: ProjectDocument;
  readonly formKey: string;
  readonly mayWrite: boolean;
  readonly refused: RefusedChange | null;
}

function Preview({ code, document }: { readonly code: string; readonly document: DocumentView }) {
  const { documents } = useWords();
  return (
    <div className="flex flex-col gap-3">
      {isPhoto(document.mediaType) && <img src={contentPath(code, document.id, "show")} alt={document.note ?? document.name} className="max-h-[50dvh] w-full rounded-sm bg-sunken object-contain" />}
      <p className="flex flex-wrap gap-2">
        <a href={contentPath(code, document.id)} download className={buttonClasses("secondary", "m")}><Icon of={Download} />{documents.download}</a>
        {isShownInPlace(document.mediaType) && <a href={contentPath(code, document.id, "show")} target="_blank" rel="noreferrer" className={buttonClasses("secondary", "m")}><Icon of={ExternalLink} />{documents.openInTab}</a>}
      </p>
    </div>
  );
}

function Facts({ document }: { readonly document: DocumentView }) {
  const words = useWords();
  const locale = useLocale();
  const { documents, project } = words;
  const lines: readonly (readonly [string, string | null])[] = [
    [documents.uploadedBy, joinFacts(locale, [document.by ?? project.system, formatInstant(locale, document.at), sizeText(document.size)])],
    [documents.takenAt, document.takenAt && formatInstant(locale, document.takenAt)],
    [documents.takenWhere, document.place && placeText(document.place)],
  ];
  return (
    <dl className="text-sm">
      {lines.filter(([, value]) => value).map(([name, value]) => <div key={name} className="grid grid-cols-[7rem_minmax(0,1fr)] gap-3 py-0.5"><dt className="text-muted">{name}</dt><dd className="text-ink">{value}</dd></div>)}
    </dl>
  );
}

/** Earlier revisions, each to be had as it was. */
function Earlier({ code, versions }: { readonly code: string; readonly versions: readonly DocumentView[] }) {
  const { documents } = useWords();
  const locale = useLocale();
  if (versions.length === 0) return null;
  return (
    <section>
      <h3 className="mb-1 text-sm">{documents.earlier}</h3>
      <ul className="text-sm">
        {versions.map((version) => (
          <li key={version.id} className="flex flex-wrap items-baseline gap-x-2 border-t border-line py-1.5 first:border-t-0">
            <a href={contentPath(code, version.id)} download className="link inline-flex min-h-6 items-center [overflow-wrap:anywhere] touch:min-h-11">{joinFacts(locale, [documents.revisionNo({ n: version.revision }), version.name])}</a>
            <span className="text-xs text-muted">{joinFacts(locale, [version.by, formatInstant(locale, version.at)])}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One of the forms that change a document, with what it was drawn from. */
function ChangeForm({ props, intent, submit, children }: { readonly props: DocumentDialogProps; readonly intent: "edit" | "revise" | "remove"; readonly submit: string; readonly children: ReactNode }) {
  const { code, document, formKey, refused } = props;
  const isMine = refused?.values.intent === intent;
  const form = useFocusFirstInvalid(isMine ? refused : null);
  const isSending = useNavigation().state !== "idle";
  return (
    <Form ref={form} method="post" action={filesPath(code, { file: document.item })} encType="multipart/form-data" noValidate preventScrollReset className="flex flex-col gap-4">
      {Object.entries({ intent, item: String(document.item), version: String(document.id), formKey: `${formKey}-${intent}` }).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {children}
      <p><Button type="submit" variant={intent === "remove" ? "danger" : "primary"} disabled={isSending}>{submit}</Button></p>
    </Form>
  );
}

function Changes(props: DocumentDialogProps) {
  const words = useWords();
  const locale = useLocale();
  const { documents, fields } = words;
  const { document, refused } = props;
  const errors = refusalsByField(words, refused?.errors ?? []);
  const isOpen = (intent: string) => refused?.values.intent === intent;
  const fold = "border-t border-line py-3 [&>summary]:min-h-6 [&>summary]:text-sm [&>summary]:text-link touch:[&>summary]:min-h-11 open:[&>summary]:mb-3";
  return (
    <div>
      <details className={fold} open={isOpen("edit")}>
        <summary>{documents.edit}</summary>
        <ChangeForm props={props} intent="edit" submit={documents.saveEdit}>
          <DocumentFields values={isOpen("edit") ? (refused?.values ?? {}) : { kind: document.kind, milestone: document.milestone ?? "", note: document.note ?? "" }} errors={isOpen("edit") ? errors : {}} />
        </ChangeForm>
      </details>
      <details className={fold} open={isOpen("revise")}>
        <summary>{documents.revise}</summary>
        <ChangeForm props={props} intent="revise" submit={documents.revise}>
          <Field label={documents.files} name="files" errors={isOpen("revise") ? errors.files : []} required hint={documents.reviseHint}>
            {(control) => <FileInput {...control} accept={ACCEPTED_FILES} prompt={documents.chooseOrDrop} describe={describeChosen(words, locale)} />}
          </Field>
        </ChangeForm>
      </details>
      <details className={fold} open={isOpen("remove")}>
        <summary>{documents.remove}</summary>
        <ChangeForm props={props} intent="remove" submit={documents.remove}>
          <Field label={fields.reason} name="reason" errors={isOpen("remove") ? errors.reason : []} required hint={documents.removeHint}>
            {(control) => <TextInput {...control} defaultValue={isOpen("remove") ? (refused?.values.reason ?? "") : ""} />}
          </Field>
        </ChangeForm>
      </details>
    </div>
  );
}

/** A document: how it looks, when and where it was taken, what it was before, and the forms that change it. */
export function DocumentDialog(props: DocumentDialogProps) {
  const { code, document, mayWrite, refused } = props;
  const words = useWords();
  const locale = useLocale();
  const navigate = useNavigate();
  const { common, documents, milestones } = words;
  const isStale = refused?.errors.some((error) => error.code === "stale") ?? false;
  const others = [...otherReasons(words, refused, ["files", "kind", "milestone", "note", "reason"]), ...(isStale ? [refusalText(words, { code: "stale" })] : [])];
  const description = joinFacts(locale, [documents.kind[document.kind], document.milestone && milestones.name[document.milestone], document.revision > 1 ? documents.revisionNo({ n: document.revision }) : null]);
  return (
    <Dialog key={document.id} isOpen onClose={() => navigate(filesPath(code), { replace: true, preventScrollReset: true })} size="m" closeLabel={common.close} title={<span className="[overflow-wrap:anywhere]">{document.name}</span>} description={description}>
      <div className="flex flex-col gap-4 px-5 pb-5">
        {others.length > 0 && <Banner tone="error">{others.map((text) => <span key={text} className="block">{text}</span>)}</Banner>}
        <Preview code={code} document={document} />
        {document.note && <p className="text-sm whitespace-pre-line text-ink">{document.note}</p>}
        <Facts document={document} />
        <Earlier code={code} versions={document.earlier} />
        {mayWrite && <Changes {...props} />}
      </div>
    </Dialog>
  );
}
