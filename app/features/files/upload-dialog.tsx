import { Form, useNavigate, useNavigation } from "@remix-run/react";
import { usualEvidence } from "#app/domain/documents.ts";
import type { DocumentKind } from "#app/domain/documents.ts";
import { ACCEPTED_FILES } from "#app/domain/file-formats.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { refusalsByField } from "#app/i18n/refusal-text.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { FileInput } from "#app/ui/file-input.tsx";
import { filesPath } from "../project/project-address.ts";
import { otherReasons } from "../project/project-answer.ts";
import type { RefusedChange } from "../project/project-answer.ts";
import { DocumentFields } from "./document-fields.tsx";
import { describeChosen } from "./file-words.ts";

export interface UploadDialogProps {
  readonly code: string;
  readonly name: string;
  readonly formKey: string;
  readonly milestone: MilestoneType | null;
  readonly kind: DocumentKind | null;
  readonly refused: RefusedChange | null;
}

const FIELDS = ["files", "kind", "milestone", "note"];

/** New files of a project: chosen, dropped or photographed, several at once. */
export function UploadDialog({ code, name, formKey, milestone, kind, refused }: UploadDialogProps) {
  const words = useWords();
  const locale = useLocale();
  const navigate = useNavigate();
  const { common, documents } = words;
  const form = useFocusFirstInvalid(refused);
  const isSending = useNavigation().state !== "idle";
  const errors = refusalsByField(words, refused?.errors ?? []);
  const others = otherReasons(words, refused, FIELDS);
  const first: Record<string, string> = { ...(milestone ? { milestone, kind: kind ?? usualEvidence(milestone) } : {}), ...(kind ? { kind } : {}) };
  return (
    <Dialog isOpen onClose={() => navigate(filesPath(code), { replace: true, preventScrollReset: true })} size="m" closeLabel={common.close} eyebrow={name} title={documents.upload}>
      <Form ref={form} method="post" action={filesPath(code, "add")} encType="multipart/form-data" noValidate preventScrollReset className="flex flex-col">
        <input type="hidden" name="intent" value="add" />
        <input type="hidden" name="formKey" value={refused?.values.formKey ?? formKey} />
        {others.length > 0 && <Banner tone="error" className="mx-5 mb-3">{others.map((text) => <span key={text} className="block">{text}</span>)}</Banner>}
        <div className="flex flex-col gap-4 px-5 pb-4">
          <Field label={documents.files} name="files" errors={errors.files} required hint={documents.accepted}>
            {(control) => <FileInput {...control} accept={ACCEPTED_FILES} multiple prompt={documents.chooseOrDrop} describe={describeChosen(words, locale)} />}
          </Field>
          <DocumentFields values={refused?.values ?? first} errors={errors} />
        </div>
        <div className="sticky bottom-0 flex justify-end border-t border-line bg-raised px-5 py-3.5">
          <Button type="submit" variant="primary" size="l" disabled={isSending} className="max-sm:w-full">{isSending ? documents.uploading : documents.upload}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
