import { Form, useNavigation } from "@remix-run/react";
import { ArrowRight } from "lucide-react";
import { CompanyFacts } from "#app/features/company/company-facts.tsx";
import { useRefusal } from "#app/features/form-answer.ts";
import { formatList } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { MergePreview } from "#app/services/companies/merge-page.server.ts";
import type { CompanyIdentityView } from "#app/services/companies/view-company.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { TextInput } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";

export interface MergePreviewFormProps {
  readonly company: CompanyIdentityView;
  readonly preview: MergePreview;
  readonly formKey: string;
}

/** Both records side by side, what follows the one that is merged, and the button that does it. */
export function MergePreviewForm({ company, preview, formKey }: MergePreviewFormProps) {
  const { companies, fields } = useWords();
  const locale = useLocale();
  const drawn = useRefusal(["reason"]);
  const isSending = useNavigation().state !== "idle";
  const { kept, names, contacts, children, projects, takes } = preview;
  return (
    <Form method="post" className="flex max-w-4xl flex-col gap-3">
      {drawn.whole.length > 0 && <Banner tone="error">{drawn.whole.join(" ")}</Banner>}
      <input type="hidden" name="formKey" value={drawn.values["formKey"] ?? formKey} />
      <input type="hidden" name="into" value={kept.id} />
      <input type="hidden" name="version" value={company.version} />
      <input type="hidden" name="intoVersion" value={kept.version} />
      <div className="grid items-stretch gap-3 sm:grid-cols-[minmax(0,1fr)_1.25rem_minmax(0,1fr)]">
        <Panel title={companies.goes}><CompanyFacts company={company} withName /></Panel>
        <Icon of={ArrowRight} className="self-center justify-self-center text-muted max-sm:rotate-90" />
        <Panel title={companies.stays}><CompanyFacts company={kept} withName /></Panel>
      </div>
      <Panel title={companies.moves}>
        <p className="text-sm text-ink">{companies.movesText({ names: formatList(locale, names), contacts, children, projects })}</p>
        {takes.length > 0 && <p className="mt-1 text-sm text-ink">{companies.takes({ fields: formatList(locale, takes.map((field) => fields[field])) })}</p>}
        <div className="mt-3 flex flex-wrap items-end gap-3">
          <Field label={companies.mergeReason} name="reason" errors={drawn.byField["reason"]} className="min-w-0 flex-1">{(control) => <TextInput {...control} defaultValue={drawn.values["reason"]} autoComplete="off" maxLength={200} />}</Field>
          <Button type="submit" variant="primary" size="l" disabled={isSending}>{companies.mergeNow}</Button>
        </div>
      </Panel>
    </Form>
  );
}
