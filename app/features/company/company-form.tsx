import { Form, useNavigation } from "@remix-run/react";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { CompanyIdentityView } from "#app/services/companies/view-company.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { TextArea, TextInput } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { useRefusal } from "../form-answer.ts";
import { SimilarCompanies, useSimilar } from "./similar-companies.tsx";

export interface CompanyFormProps {
  /** Null: a company that is not on the list yet. */
  readonly company: CompanyIdentityView | null;
  readonly countries: readonly { readonly code: string; readonly zh: string; readonly en: string }[];
  readonly formKey: string;
  readonly backTo: string;
}

const FIELDS = ["name", "uscc", "country", "parent", "aliases", "note"];

/** What identifies a company, with those that are like it beside the form while one types. It works without JavaScript. */
export function CompanyForm({ company, countries, formKey, backTo }: CompanyFormProps) {
  const { common, companies, fields } = useWords();
  const locale = useLocale();
  const drawn = useRefusal(FIELDS);
  const form = useFocusFirstInvalid(drawn.answer);
  const { found, ask } = useSimilar(company?.id ?? null);
  const isSending = useNavigation().state !== "idle";
  const { byField, values } = drawn;
  const isRefused = drawn.answer !== undefined;
  const named = (entry: { readonly zh: string; readonly en: string }) => (locale === "en" ? entry.en : entry.zh);
  const valueOf = (name: string, stored: string | null | undefined) => (isRefused ? (values[name] ?? "") : (stored ?? ""));
  return (
    <div className="flex items-start gap-4 max-lg:flex-col">
      <Form ref={form} method="post" noValidate onInput={(event) => ask(new FormData(event.currentTarget))} className="w-full max-w-2xl">
        <input type="hidden" name="intent" value="save" />
        <input type="hidden" name="formKey" value={values["formKey"] ?? formKey} />
        {company && <input type="hidden" name="version" value={values["version"] ?? company.version} />}
        <Panel title={companies.identity}>
          <div className="flex flex-col gap-4">
            {drawn.whole.length > 0 && <Banner tone="error">{drawn.whole.join(" ")}</Banner>}
            <Field label={fields.company} name="name" errors={byField["name"]} required>{(control) => <TextInput {...control} defaultValue={valueOf("name", company?.name)} autoComplete="off" maxLength={200} />}</Field>
            <Field label={fields.uscc} name="uscc" errors={byField["uscc"]} hint={companies.usccHint}>{(control) => <TextInput {...control} defaultValue={valueOf("uscc", company?.uscc)} autoComplete="off" maxLength={40} />}</Field>
            <div className="grid gap-4 sm:grid-cols-2">
              <Field label={fields.country} name="country" errors={byField["country"]}>{(control) => <TextInput {...control} list="company-countries" defaultValue={valueOf("country", company?.country && named(company.country))} autoComplete="off" maxLength={100} />}</Field>
              <Field label={companies.parent} name="parent" errors={byField["parent"]} hint={companies.parentHint}>{(control) => <TextInput {...control} defaultValue={valueOf("parent", company?.parent?.name)} autoComplete="off" maxLength={200} />}</Field>
            </div>
            <datalist id="company-countries">{countries.map((entry) => <option key={entry.code} value={named(entry)} />)}</datalist>
            <Field label={companies.aliases} name="aliases" errors={byField["aliases"]} hint={companies.aliasesHint}>{(control) => <TextArea {...control} rows={3} defaultValue={valueOf("aliases", company?.aliases.join("\n"))} />}</Field>
            <Field label={fields.note} name="note" errors={byField["note"]}>{(control) => <TextArea {...control} rows={2} defaultValue={valueOf("note", company?.note)} />}</Field>
            <div className="flex justify-end gap-2">
              <LinkButton to={backTo} size="l">{common.cancel}</LinkButton>
              <Button type="submit" variant="primary" size="l" disabled={isSending}>{common.save}</Button>
            </div>
          </div>
        </Panel>
      </Form>
      <SimilarCompanies found={found} />
    </div>
  );
}
