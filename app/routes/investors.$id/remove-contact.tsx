import { Form, useNavigation } from "@remix-run/react";
import { useWords } from "#app/i18n/words-context.tsx";
import type { Contact } from "#app/services/contacts/list-contacts.server.ts";
import { Button } from "#app/ui/button.tsx";

/** Takes a contact away; the history keeps them. */
export function RemoveContact({ contact, formKey }: { readonly contact: Contact; readonly formKey: string }) {
  const { companies } = useWords();
  const isSending = useNavigation().state !== "idle";
  return (
    <Form method="post" className="border-t border-line px-5 py-3">
      <input type="hidden" name="formKey" value={`${formKey}-remove`} />
      <input type="hidden" name="contact" value={contact.id} />
      <input type="hidden" name="version" value={contact.version} />
      <Button type="submit" name="intent" value="removeContact" variant="ghost" disabled={isSending}>{companies.removeContact}</Button>
    </Form>
  );
}
