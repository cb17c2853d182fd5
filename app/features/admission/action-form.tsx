import { Form, useLocation, useNavigation } from "@remix-run/react";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { formatInstant } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Button, buttonClasses } from "#app/ui/button.tsx";
import type { ButtonVariant } from "#app/ui/button.tsx";
import { useFocusFirstInvalid } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { useRefusal, useVisitKey } from "../form-answer.ts";
import type { DrawnAnswer, RefusedForm } from "../form-answer.ts";

export interface ActionFormProps {
  readonly intent: string;
  /** Tells forms of one intent apart. */
  readonly item?: number;
  readonly hidden?: Readonly<Record<string, string | number | null>>;
  /** Fields that show their own errors. */
  readonly fields: readonly string[];
  readonly formKey: string;
  readonly submit: string;
  readonly submitVariant?: ButtonVariant;
  /** Who wrote the present version and what it says, shown to somebody whose form was drawn from an older one. */
  readonly present?: { readonly by: string | null; readonly at: string; readonly says: ReactNode } | null;
  readonly children: (drawn: DrawnAnswer) => ReactNode;
}

/** Whether the last answer refused this form. */
function isAbout(intent: string, item: number | undefined) {
  return ({ values }: RefusedForm) => values["intent"] === intent && (item === undefined || values["item"] === String(item));
}

/** One of the forms of an admission or an issue page: what was wrong, whose version was faster, its fields, one button. It works without JavaScript. */
export function ActionForm({ intent, item, hidden = {}, fields, formKey, submit, submitVariant = "primary", present = null, children }: ActionFormProps) {
  const { admission, project } = useWords();
  const locale = useLocale();
  const { pathname, search } = useLocation();
  const isSending = useNavigation().state !== "idle";
  const drawn = useRefusal(fields, isAbout(intent, item));
  const form = useFocusFirstInvalid(drawn.answer);
  const isStale = (drawn.answer as RefusedForm | undefined)?.errors.some((error) => error.code === "stale") ?? false;
  const sent = { ...hidden, intent, ...(item === undefined ? {} : { item }), formKey: `${formKey}-${intent}-${item ?? 0}` };
  return (
    <Form ref={form} method="post" action={`${pathname}${search}`} preventScrollReset noValidate className="flex flex-col gap-3">
      {Object.entries(sent).map(([name, value]) => <input key={name} type="hidden" name={name} value={value ?? ""} />)}
      {isStale && present ? (
        <Banner tone="warning" title={admission.stale({ name: present.by ?? project.system, at: formatInstant(locale, present.at) })}>
          <div className="mt-1 rounded-sm bg-surface px-3 py-2"><p className="text-xs text-muted">{admission.theirs}</p>{present.says}</div>
          <p className="mt-1 text-xs text-muted">{admission.mine} ↓</p>
        </Banner>
      ) : drawn.whole.length > 0 && <Banner tone="error">{drawn.whole.map((text) => <span key={text} className="block">{text}</span>)}</Banner>}
      {children(drawn)}
      <div><Button type="submit" variant={submitVariant} disabled={isSending}>{submit}</Button></div>
    </Form>
  );
}

export interface FoldedFormProps extends ActionFormProps {
  readonly label: string;
  readonly text?: string;
}

/** The same behind its button; open at once when it was refused. */
export function FoldedForm({ label, text, ...form }: FoldedFormProps) {
  const { answer } = useRefusal([], isAbout(form.intent, form.item));
  const visit = useVisitKey();
  return (
    <details key={visit} open={answer !== undefined} className="group/fold no-print open:w-full">
      <summary className={buttonClasses("secondary", "s", "list-none cursor-pointer [&::-webkit-details-marker]:hidden")}>
        {label}<Icon of={ChevronDown} size="s" className="text-muted group-open/fold:rotate-180" />
      </summary>
      <div className="mt-2 rounded-sm bg-sunken p-3">
        {text && <p className="mb-2 text-sm text-muted">{text}</p>}
        <ActionForm {...form} />
      </div>
    </details>
  );
}
