import { Form } from "@remix-run/react";
import { useRefusal } from "#app/features/form-answer.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import type { WebhooksView } from "#app/services/webhooks/webhooks-page.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { TextArea } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";

export const LIST_FIELDS = ["publicOrigins", "intranetOrigins"] as const;

/** The origins that webhooks may reach, for those who may to change. */
export function OriginsForm({ view }: { readonly view: WebhooksView }) {
  const { common, deliveries: { webhook: texts }, settings } = useWords();
  const { byField, values, answer } = useRefusal(LIST_FIELDS, (refused) => refused.values.intent === "list");
  const form = useFocusFirstInvalid(answer);
  const hints = { publicOrigins: texts.publicHint, intranetOrigins: texts.intranetHint };
  return (
    <Panel title={texts.origins}>
      <Form ref={form} method="post" noValidate className="flex max-w-2xl flex-col gap-4">
        <p className="text-sm text-muted">{texts.originsNote} {view.writes ? "" : settings.readOnly}</p>
        <input type="hidden" name="intent" value="list" />
        <input type="hidden" name="seen" value={view.seen ?? ""} />
        {LIST_FIELDS.map((name) => (
          <Field key={name} label={texts[name]} name={name} errors={byField[name]} hint={hints[name]}>
            {(control) => <TextArea {...control} className="font-mono" readOnly={!view.writes} defaultValue={values[name] ?? view[name]} />}
          </Field>
        ))}
        {view.writes && <div><Button type="submit" size="l">{common.save}</Button></div>}
      </Form>
    </Panel>
  );
}
