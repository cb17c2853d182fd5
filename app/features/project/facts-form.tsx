import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Refusal } from "#app/domain/verdict.ts";
import { namedRefusalText, refusalsByField } from "#app/i18n/refusal-text.ts";
import type { NamesByCode } from "#app/i18n/field-values.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { FactsFormPage } from "#app/services/projects/facts-form-page.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { useFocusFirstInvalid } from "#app/ui/field.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { FactsProvider, FactText } from "./fact-controls.tsx";
import { AmountFields, FlagFields, IndustryFields, LandFields, OriginFields, PeopleFields } from "./facts-fields.tsx";
import { typedFacts } from "./facts-values.ts";
import type { TypedFacts } from "./facts-values.ts";

export interface FactsFormProps {
  readonly page: FactsFormPage;
  readonly formKey: string;
  readonly refused: { readonly errors: readonly Refusal[]; readonly values: TypedFacts } | null;
  readonly backTo: string;
  readonly submit: string;
  /** Is told what stands in the form while somebody types. */
  readonly onTyped?: (data: FormData) => void;
}

const SHOWN_BESIDE = /^(name|uscc|district|industry|kind|chain|chainRole|amount|currency|amountModifier|fixedAmount|foreignShare|projectCode|landMu|far|newLand|standardLand|energyTce|twoHighScreen|liaison|bureauChief|source|intent|note|partOf|duplicateOf|investors\[\d+\]\.\w+)$/;

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <Panel title={title}>{children}</Panel>;
}

/** Every fact about a project as a form; an empty field means unknown. It works without JavaScript. */
export function FactsForm({ page, formKey, refused, backTo, submit, onTyped }: FactsFormProps) {
  const words = useWords();
  const locale = useLocale();
  const { common, fields, project } = words;
  const form = useFocusFirstInvalid(refused);
  const isSending = useNavigation().state !== "idle";
  const names: NamesByCode = Object.fromEntries(page.choices.countries.map((entry) => [`country:${entry.code}`, entry]));
  const values = refused?.values ?? typedFacts(page.input, locale, names);
  const others = (refused?.errors ?? []).filter((error) => error.field === undefined || !SHOWN_BESIDE.test(error.field));
  return (
    <FactsProvider value={{ values, errors: refusalsByField(words, refused?.errors ?? []), asked: page.asked }}>
      <Form ref={form} method="post" noValidate onInput={(event) => onTyped?.(new FormData(event.currentTarget))} className="flex max-w-5xl min-w-0 flex-1 flex-col gap-3">
        {page.version !== null && <input type="hidden" name="version" value={refused?.values["version"] ?? page.version} />}
        <input type="hidden" name="formKey" value={refused?.values["formKey"] ?? formKey} />
        {refused && <Banner tone="error" title={common.fixErrors({ n: refused.errors.length })}>{others.map((error) => <span key={`${error.code}${error.field}`} className="block">{namedRefusalText(words, error)}</span>)}</Banner>}
        <Part title={project.identity}><FactText name="name" label={fields.name} required /></Part>
        <Part title={project.originSection}><OriginFields choices={page.choices} /></Part>
        <Part title={project.amountSection}><AmountFields /></Part>
        <Part title={project.industrySection}><IndustryFields choices={page.choices} /></Part>
        <Part title={project.landSection}><LandFields page={page} /><FlagFields /></Part>
        <Part title={project.peopleSection}><PeopleFields choices={page.choices} /></Part>
        <div className="sticky bottom-0 z-10 -mx-3 flex flex-wrap justify-end gap-2 border-t border-line bg-surface px-3 py-3 max-md:bottom-15">
          <LinkButton to={backTo} size="l">{common.cancel}</LinkButton>
          <Button type="submit" variant="primary" size="l" disabled={isSending}>{submit}</Button>
        </div>
      </Form>
    </FactsProvider>
  );
}
