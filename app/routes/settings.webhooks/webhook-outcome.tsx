import { useActionData } from "@remix-run/react";
import { useRefusal } from "#app/features/form-answer.ts";
import type { RefusedForm } from "#app/features/form-answer.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { ADD_FIELDS } from "./add-webhook-form.tsx";
import { LIST_FIELDS } from "./origins-form.tsx";

/** What the last form did; a new secret is shown here and nowhere again. */
export function WebhookOutcome() {
  const answer = useActionData<RefusedForm | { readonly ok: true; readonly name: string; readonly secret: string }>();
  const { webhook: texts } = useWords().deliveries;
  const { whole } = useRefusal([...ADD_FIELDS, ...LIST_FIELDS]);
  if (whole.length > 0) return <Banner tone="error">{whole.join(" ")}</Banner>;
  if (!answer?.ok) return null;
  return (
    <Banner tone="done" title={texts.added({ name: answer.name })}>
      {texts.secretOnce}
      <input readOnly value={answer.secret} aria-label={texts.secret} className="control mt-2 font-mono text-sm" onFocus={(event) => event.currentTarget.select()} />
    </Banner>
  );
}
