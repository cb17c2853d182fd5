import { Form, useLocation, useNavigation } from "@remix-run/react";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { FigureEffects } from "#app/features/figure-effects.tsx";
import { useRefusal } from "#app/features/form-answer.ts";
import { refusalText } from "#app/i18n/refusal-text.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { RELATIONS } from "#app/domain/kinds.ts";
import type { Relation } from "#app/domain/kinds.ts";
import type { HeadView } from "#app/services/projects/project-head.server.ts";
import type { RelationPreview } from "#app/services/projects/relate-project.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { Select, TextInput } from "#app/ui/inputs.tsx";

export interface RelateFormProps {
  readonly head: HeadView;
  readonly asked: { readonly relation: Relation | null; readonly other: string };
  readonly preview: Verdict<RelationPreview> | null;
  readonly formKey: string;
}

/** First what the project is and to whom it belongs, then what that changes in the figures, then the button that stores it. */
export function RelateForm({ head, asked, preview, formKey }: RelateFormProps) {
  const words = useWords();
  const { credits } = words;
  const { pathname, search } = useLocation();
  const drawn = useRefusal([], (answer) => answer.values["intent"] === "relate");
  const refusals: readonly Refusal[] = preview && !preview.ok ? preview.errors : [];
  const form = useFocusFirstInvalid(refusals.length > 0 ? preview : null);
  const isSending = useNavigation().state !== "idle";
  const errors = refusals.map((refusal) => refusalText(words, refusal));
  return (
    <div className="flex flex-col gap-4 px-5 pb-5">
      {drawn.whole.length > 0 && <Banner tone="error">{drawn.whole.join(" ")}</Banner>}
      <Form ref={form} method="get" action={pathname} preventScrollReset noValidate className="flex flex-col gap-4">
        <input type="hidden" name="do" value="relate" />
        <Field label={credits.relation} name="relation">
          {(control) => <Select {...control} defaultValue={asked.relation ?? "partOf"} options={RELATIONS.map((value) => ({ value, label: credits.relationNames[value] }))} />}
        </Field>
        {asked.relation !== "none" && <Field label={credits.other} name="other" errors={errors}>{(control) => <TextInput {...control} defaultValue={asked.other} autoComplete="off" maxLength={40} />}</Field>}
        <div className="flex justify-end"><Button type="submit" size="l" variant={preview?.ok ? "secondary" : "primary"} disabled={isSending}>{credits.preview}</Button></div>
      </Form>
      {preview?.ok && (
        <Form method="post" action={`${pathname}${search}`} preventScrollReset className="flex flex-col gap-4 border-t border-line pt-4">
          <input type="hidden" name="intent" value="relate" />
          <input type="hidden" name="formKey" value={formKey} />
          <input type="hidden" name="version" value={head.version} />
          <input type="hidden" name="relation" value={preview.value.relation} />
          <input type="hidden" name="other" value={preview.value.other?.code ?? ""} />
          {preview.value.other && <p className="text-sm text-ink">{credits.countedThere(preview.value.other)}</p>}
          <div className="-mx-5"><FigureEffects effects={preview.value.effects} /></div>
          <div className="flex justify-end"><Button type="submit" variant="primary" size="l" disabled={isSending}>{credits.confirm}</Button></div>
        </Form>
      )}
    </div>
  );
}
