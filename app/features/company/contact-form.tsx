import { Form, useLocation, useNavigation } from "@remix-run/react";
import { useWords } from "#app/i18n/words-context.tsx";
import type { Contact } from "#app/services/contacts/list-contacts.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { Select, TextArea, TextInput } from "#app/ui/inputs.tsx";
import { useRefusal } from "../form-answer.ts";

export interface ContactFormProps {
  /** Null: somebody new. */
  readonly contact: Contact | null;
  /** Where somebody new may belong to more than one company. */
  readonly companies?: readonly { readonly id: number; readonly name: string }[];
  readonly formKey: string;
}

const FIELDS = ["name", "title", "phone", "email", "note", "company"];

/** A person at a company. It works without JavaScript. */
export function ContactForm({ contact, companies = [], formKey }: ContactFormProps) {
  const { common, companies: words, fields } = useWords();
  const { pathname, search } = useLocation();
  const drawn = useRefusal(FIELDS, (answer) => answer.values.intent === "contact");
  const form = useFocusFirstInvalid(drawn.answer);
  const isSending = useNavigation().state !== "idle";
  const { byField, values } = drawn;
  const valueOf = (name: "name" | "title" | "phone" | "email" | "note") => values[name] ?? contact?.[name] ?? "";
  return (
    <Form ref={form} method="post" action={`${pathname}${search}`} preventScrollReset noValidate className="flex flex-col gap-4 px-5 pb-5">
      <input type="hidden" name="intent" value="contact" />
      <input type="hidden" name="formKey" value={values["formKey"] ?? formKey} />
      {contact && <><input type="hidden" name="contact" value={contact.id} /><input type="hidden" name="version" value={values["version"] ?? contact.version} /></>}
      {drawn.whole.length > 0 && <Banner tone="error">{drawn.whole.join(" ")}</Banner>}
      <Field label={fields.userName} name="name" errors={byField["name"]} required>{(control) => <TextInput {...control} defaultValue={valueOf("name")} autoComplete="off" maxLength={100} />}</Field>
      {companies.length > 1 && <Field label={words.atCompany} name="company" errors={byField["company"]}>{(control) => <Select {...control} defaultValue={values["company"]} options={companies.map(({ id, name }) => ({ value: String(id), label: name }))} />}</Field>}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={words.jobTitle} name="title" errors={byField["title"]}>{(control) => <TextInput {...control} defaultValue={valueOf("title")} autoComplete="off" maxLength={100} />}</Field>
        <Field label={words.phone} name="phone" errors={byField["phone"]}>{(control) => <TextInput {...control} type="tel" defaultValue={valueOf("phone")} autoComplete="off" maxLength={100} />}</Field>
      </div>
      <Field label={fields.email} name="email" errors={byField["email"]}>{(control) => <TextInput {...control} type="email" defaultValue={valueOf("email")} autoComplete="off" maxLength={200} />}</Field>
      <Field label={fields.note} name="note" errors={byField["note"]}>{(control) => <TextArea {...control} rows={2} defaultValue={valueOf("note")} />}</Field>
      <div className="flex justify-end"><Button type="submit" variant="primary" size="l" disabled={isSending}>{common.save}</Button></div>
    </Form>
  );
}
