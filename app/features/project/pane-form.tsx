import { Form, useLocation, useNavigation } from "@remix-run/react";
import type { ReactNode, RefObject } from "react";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { PlanIntent, ProjectIntent } from "#app/schemas/milestone-form.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import type { ButtonVariant } from "#app/ui/button.tsx";
import { fasterText, otherReasons } from "./project-answer.ts";
import type { RefusedChange } from "./project-answer.ts";

export interface PaneFormProps {
  readonly formRef?: RefObject<HTMLFormElement>;
  readonly intent: ProjectIntent | PlanIntent;
  readonly version: number;
  readonly formKey: string;
  readonly refused: RefusedChange | null;
  /** Fields that show their own errors. */
  readonly fields: readonly string[];
  readonly hidden?: Readonly<Record<string, string>>;
  readonly submit: string;
  readonly submitVariant?: ButtonVariant;
  readonly onInput?: () => void;
  /** The form carries files. */
  readonly hasFiles?: boolean;
  readonly children: ReactNode;
}

/** A form of a pane: what was wrong on top, its fields, one button. It works without JavaScript. */
export function PaneForm({ formRef, intent, version, formKey, refused, fields, hidden = {}, submit, submitVariant = "primary", onInput, hasFiles = false, children }: PaneFormProps) {
  const words = useWords();
  const locale = useLocale();
  const { pathname, search } = useLocation();
  const isSending = useNavigation().state !== "idle";
  const faster = fasterText(words, locale, refused?.conflict);
  const others = otherReasons(words, refused, fields);
  return (
    <Form ref={formRef} method="post" action={`${pathname}${search}`} preventScrollReset noValidate {...(hasFiles ? { encType: "multipart/form-data" as const } : {})} onInput={onInput} className="flex flex-col">
      {Object.entries({ ...hidden, intent, version: String(refused?.conflict?.version ?? version), formKey: refused && !refused.conflict ? (refused.values.formKey ?? formKey) : formKey }).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {faster && <Banner tone="warning" className="mx-5 mb-3" title={faster}>{words.project.typedKept}</Banner>}
      {others.length > 0 && <Banner tone="error" className="mx-5 mb-3">{others.map((text) => <span key={text} className="block">{text}</span>)}</Banner>}
      {children}
      <div className="sticky bottom-0 flex justify-end border-t border-line bg-raised px-5 py-3.5">
        <Button type="submit" variant={submitVariant} size="l" disabled={isSending} className="max-sm:w-full">{submit}</Button>
      </div>
    </Form>
  );
}
