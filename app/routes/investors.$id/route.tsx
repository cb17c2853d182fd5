import { randomUUID } from "node:crypto";
import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { Merge, Pencil, Plus } from "lucide-react";
import { companyPath } from "#app/features/company/company-address.ts";
import { CompanyFacts } from "#app/features/company/company-facts.tsx";
import { ContactForm } from "#app/features/company/contact-form.tsx";
import { ContactList } from "#app/features/company/contact-list.tsx";
import { revalidateOnConflict, useRefusal } from "#app/features/form-answer.ts";
import { SavedNotice } from "#app/features/saved-notice.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { found } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readPageQuery } from "#app/http/page-query.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { companyIdOf, companyPageFields } from "#app/schemas/company-form.ts";
import { movedTo, viewCompany } from "#app/services/companies/view-company.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { changeCompanyFromForm } from "./company-actions.server.ts";
import { GroupPanel, MergedPanel, ProjectsPanel, TalksPanel } from "./panels.tsx";
import { RemoveContact } from "./remove-contact.tsx";

export const meta: MetaFunction<typeof loader> = (args) => pageTitle((words) => args.data?.view.company.name ?? words.pages.notFoundTitle)(args as never);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  const id = companyIdOf(params.id);
  const root = await movedTo(ctx, id);
  if (root !== null) throw redirect(companyPath(root));
  const view = found(await viewCompany(ctx, id));
  const { contact, saved } = readPageQuery(request, companyPageFields).values;
  return { view, formKey: randomUUID(), open: view.may.edit ? (contact ?? null) : null, saved: saved ?? null };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "company.write");
  return changeCompanyFromForm(ctx, request, companyIdOf(params.id));
}

function ContactsPanel() {
  const { view } = useLoaderData<typeof loader>();
  const { companies } = useWords();
  const path = companyPath(view.company.id);
  return (
    <Panel flush title={companies.contacts} action={view.may.edit && <LinkButton to={`${path}?contact=new`} preventScrollReset size="s" icon={Plus}>{companies.addContact}</LinkButton>}>
      {view.contacts.length === 0 ? <p className="px-4 pb-4 text-sm text-muted">{companies.noContacts}</p> : (
        <ContactList contacts={view.contacts} actionFor={({ id, name }) => view.may.edit && (
          <LinkButton to={`${path}?contact=${id}`} preventScrollReset size="s" variant="ghost" icon={Pencil} aria-label={companies.editNamed({ name })}>{companies.edit}</LinkButton>
        )} />
      )}
    </Panel>
  );
}

function ContactDialog() {
  const { view, open, formKey } = useLoaderData<typeof loader>();
  const { common, companies } = useWords();
  const navigate = useNavigate();
  const contact = view.contacts.find(({ id }) => id === open) ?? null;
  if (open === null || (open !== "new" && !contact)) return null;
  return (
    <Dialog key={open} isOpen onClose={() => navigate(companyPath(view.company.id), { preventScrollReset: true, replace: true })} size="s" closeLabel={common.close} eyebrow={view.company.name} title={contact ? companies.editContact : companies.addContact}>
      <ContactForm contact={contact} formKey={formKey} />
      {contact && <RemoveContact contact={contact} formKey={formKey} />}
    </Dialog>
  );
}

export default function Company() {
  const { view, formKey, saved } = useLoaderData<typeof loader>();
  const { companies } = useWords();
  const others = useRefusal([], (answer) => answer.values["intent"] !== "contact").whole;
  const { company, may } = view;
  const path = companyPath(company.id);
  return (
    <Page title={company.name} crumbs={[{ label: companies.title, to: "/investors" }, { label: company.name }]}>
      <ContactDialog />
      <header className="mb-3 flex flex-wrap items-center gap-2">
        <h1 className="mr-auto text-xl [overflow-wrap:anywhere]">{company.name}</h1>
        {may.merge && <LinkButton to={`${path}/merge`} icon={Merge}>{companies.merge}</LinkButton>}
        {may.edit && <LinkButton to={`${path}/edit`} icon={Pencil}>{companies.edit}</LinkButton>}
      </header>
      <SavedNotice text={saved === null ? null : companies.saved[saved]} param="saved" />
      {others.length > 0 && <Banner tone="error" className="mb-3">{others.join(" ")}</Banner>}
      <div className="grid items-start gap-3 min-[72rem]:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="flex min-w-0 flex-col gap-3">
          <ProjectsPanel projects={view.projects} />
          <TalksPanel talks={view.talks} />
        </div>
        <div className="flex min-w-0 flex-col gap-3">
          <Panel title={companies.identity}><CompanyFacts company={company} /></Panel>
          <GroupPanel group={view.group} own={company.id} />
          <ContactsPanel />
          {view.merges.length > 0 && <MergedPanel merges={view.merges} formKey={formKey} mayUndo={may.merge} />}
        </div>
      </div>
    </Page>
  );
}
