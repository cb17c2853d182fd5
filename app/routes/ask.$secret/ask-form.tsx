import { Form, useNavigation } from "@remix-run/react";
import { useRefusal } from "#app/features/form-answer.ts";
import { CategoryField, PhoneField, TextField } from "#app/features/questions/ask-fields.tsx";
import { useWords } from "#app/i18n/words-context.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { useFocusFirstInvalid } from "#app/ui/field.tsx";

/** What the holder of a personal link asks; it works without JavaScript. */
export function AskForm({ action, formKey }: { readonly action: string; readonly formKey: string }) {
  const { questions } = useWords();
  const isSending = useNavigation().state !== "idle";
  const drawn = useRefusal(["category", "text", "phone"]);
  const form = useFocusFirstInvalid(drawn.answer);
  return (
    <Form ref={form} method="post" action={action} preventScrollReset noValidate className="flex flex-col gap-3">
      <input type="hidden" name="formKey" value={formKey} />
      {drawn.whole.length > 0 && <Banner tone="error">{drawn.whole.join(" ")}</Banner>}
      <CategoryField drawn={drawn} />
      <TextField drawn={drawn} name="text" label={questions.text} rows={5} />
      <PhoneField drawn={drawn} hint={questions.phoneHint} />
      <div><Button type="submit" variant="primary" disabled={isSending}>{questions.send}</Button></div>
    </Form>
  );
}
