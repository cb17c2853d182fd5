import { redirect } from "@remix-run/node";
import { companyPath } from "#app/features/company/company-address.ts";
import { refused } from "#app/http/answer.server.ts";
import { parseForm, readForm, readIntent } from "#app/http/parse-form.server.ts";
import { COMPANY_INTENTS, contactFormSchema, removeContactSchema, undoMergeSchema } from "#app/schemas/company-form.ts";
import { undoMerge } from "#app/services/companies/merge-companies.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { addContactAt, changeContact } from "#app/services/contacts/change-contact.server.ts";

/** Does what a form of a company's page asks for and leads back to the page, or answers with every reason. */
export async function changeCompanyFromForm(ctx: ServiceContext, request: Request, id: number) {
  const form = await readForm(request);
  const intent = readIntent(form, COMPANY_INTENTS);
  const back = (saved: string, item = id) => redirect(`${companyPath(item)}?saved=${saved}`, { status: 303 });
  if (intent === "undoMerge") {
    const parsed = parseForm(form, undoMergeSchema);
    if (!parsed.ok) return refused(parsed.errors, parsed.values);
    const undone = await undoMerge(ctx, id, parsed.value.merge, parsed.value.formKey);
    return undone.ok ? back("undo", undone.value.id) : refused(undone.errors, parsed.values);
  }
  if (intent === "removeContact") {
    const parsed = parseForm(form, removeContactSchema);
    if (!parsed.ok) return refused(parsed.errors, parsed.values);
    const removed = await changeContact(ctx, parsed.value.contact, parsed.value.version, null, parsed.value.formKey);
    return removed.ok ? back("contact") : refused(removed.errors, parsed.values);
  }
  const parsed = parseForm(form, contactFormSchema);
  if (!parsed.ok) return refused(parsed.errors, parsed.values);
  const { contact, version, formKey, name, title = null, phone = null, email = null, note = null } = parsed.value;
  const said = { name, title, phone, email, note };
  const written = contact === undefined ? await addContactAt(ctx, id, said, formKey) : await changeContact(ctx, contact, version ?? 0, said, formKey);
  return written.ok ? back("contact") : refused(written.errors, parsed.values);
}
