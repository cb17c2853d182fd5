import { redirect } from "@remix-run/node";
import type { Refusal } from "#app/domain/verdict.ts";
import { projectPath } from "#app/features/project/project-address.ts";
import { refused } from "#app/http/answer.server.ts";
import { parseForm, readForm, readIntent } from "#app/http/parse-form.server.ts";
import { contactFormSchema, PEOPLE_INTENTS, relateFormSchema, shareFormSchema, speakerSchema } from "#app/schemas/company-form.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { addContact } from "#app/services/contacts/add-contact.server.ts";
import { setSpeaker } from "#app/services/contacts/change-contact.server.ts";
import { shareCredit } from "#app/services/credits/share-credit.server.ts";
import { relateProject } from "#app/services/projects/relate-project.server.ts";

/** Does what a form of a project's people asks for and leads back to them, or answers with every reason. */
export async function changePeopleFromForm(ctx: ServiceContext, request: Request, code: string) {
  const form = await readForm(request);
  const back = (saved: string) => redirect(`${projectPath(code)}/people?saved=${saved}`, { status: 303 });
  switch (readIntent(form, PEOPLE_INTENTS)) {
    case "contact": {
      const parsed = parseForm(form, contactFormSchema);
      if (!parsed.ok) return refused(parsed.errors, parsed.values);
      const { name, title = null, phone = null, email = null, note = null, company = null, formKey } = parsed.value;
      const added = await addContact(ctx, code, { name, title, phone, email, note, company }, formKey);
      return added.ok ? back("contact") : refusedOn(added.errors, parsed.values);
    }
    case "share": {
      const parsed = parseForm(form, shareFormSchema);
      if (!parsed.ok) return refused(parsed.errors.map(asControl), parsed.values);
      const { seen, reason = null, formKey } = parsed.value;
      const shares = parsed.value.shares.flatMap(({ district, share }) => (district === undefined && share === undefined ? [] : [{ district: district ?? "", shareBp: share ?? 0 }]));
      const shared = await shareCredit(ctx, { code, shares, reason, seen, formKey });
      return shared.ok ? back("share") : refusedOn(shared.errors, parsed.values);
    }
    case "relate": {
      const parsed = parseForm(form, relateFormSchema);
      if (!parsed.ok) return refused(parsed.errors, parsed.values);
      const { version, relation, other = "", formKey } = parsed.value;
      const related = await relateProject(ctx, { code, version, relation, other, formKey });
      return related.ok ? back("relate") : refusedOn(related.errors, parsed.values);
    }
    default: {
      const parsed = parseForm(form, speakerSchema);
      if (!parsed.ok) return refused(parsed.errors, parsed.values);
      const { intent, contact, formKey } = parsed.value;
      const linked = await setSpeaker(ctx, code, contact, intent === "speaks", formKey);
      return linked.ok ? back("contact") : refusedOn(linked.errors, parsed.values);
    }
  }
}

/** A project that is not seen is a page that is not there; everything else is said beside the form. */
function refusedOn(errors: readonly Refusal[], values: Readonly<Record<string, string>>) {
  return refused(errors.map((error) => (error.code === "not_found" && error.field === "code" ? { code: error.code } : error)), values);
}

/** A field of a row under the name of its control: shares.1.share is shares[1].share. */
function asControl(error: Refusal): Refusal {
  return error.field === undefined ? error : { ...error, field: error.field.replace(/\.(\d+)\./, "[$1].") };
}
