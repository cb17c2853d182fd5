import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { ContactForm } from "#app/features/company/contact-form.tsx";
import { revalidateOnConflict, useRefusal } from "#app/features/form-answer.ts";
import { projectPath } from "#app/features/project/project-address.ts";
import { ProjectFrame } from "#app/features/project/project-frame.tsx";
import { SavedNotice } from "#app/features/saved-notice.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { found } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readPageQuery } from "#app/http/page-query.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { peoplePageFields } from "#app/schemas/company-form.ts";
import { peoplePage } from "#app/services/projects/people-page.server.ts";
import { previewRelation } from "#app/services/projects/relate-project.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Dialog } from "#app/ui/dialog.tsx";
import { changePeopleFromForm } from "./people-actions.server.ts";
import { ContactsPanel, InvestorsPanel } from "./people-panels.tsx";
import { RelateForm } from "./relate-form.tsx";
import { CreditPanel, RelationsPanel } from "./relation-panels.tsx";
import { ShareForm } from "./share-form.tsx";

export const meta = pageTitle((words) => words.companies.people);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  const page = found(await peoplePage(ctx, params.code ?? ""));
  const { do: asked, relation, other = "", saved } = readPageQuery(request, peoplePageFields).values;
  const open = asked === undefined || !page.may[asked] ? null : asked;
  const preview = open === "relate" && relation !== undefined ? await previewRelation(ctx, { code: page.head.code, version: null, relation, other }) : null;
  return { page, formKey: randomUUID(), open, asked: { relation: relation ?? null, other }, preview, saved: saved ?? null };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "company.write");
  return changePeopleFromForm(ctx, request, params.code ?? "");
}

function PeopleDialog() {
  const { page, open, formKey, asked, preview } = useLoaderData<typeof loader>();
  const { common, companies, credits } = useWords();
  const navigate = useNavigate();
  if (open === null) return null;
  const known = [...new Map(page.investors.flatMap(({ company }) => (company ? [[company.id, company] as const] : []))).values()];
  const titles = { contact: companies.addContact, share: credits.share, relate: credits.relate };
  return (
    <Dialog key={open} isOpen onClose={() => navigate(`${projectPath(page.head.code)}/people`, { preventScrollReset: true, replace: true })} size={open === "contact" ? "s" : "m"}
      closeLabel={common.close} eyebrow={page.head.input.name} title={titles[open]}>
      {open === "contact" && <ContactForm contact={null} companies={known} formKey={formKey} />}
      {open === "share" && <ShareForm credit={page.credit} places={page.places} formKey={formKey} />}
      {open === "relate" && <RelateForm head={page.head} asked={asked} preview={preview} formKey={formKey} />}
    </Dialog>
  );
}

export default function ProjectPeople() {
  const { page, formKey, saved } = useLoaderData<typeof loader>();
  const { credits } = useWords();
  const others = useRefusal([], (answer) => answer.values["intent"] === "speaks" || answer.values["intent"] === "silent").whole;
  return (
    <ProjectFrame head={page.head} tab="people">
      <PeopleDialog />
      <div className="grid items-start gap-3 p-3 md:px-6 min-[72rem]:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-3">
          <SavedNotice text={saved === null ? null : credits.saved[saved]} param="saved" />
          {others.length > 0 && <Banner tone="error">{others.join(" ")}</Banner>}
          <InvestorsPanel page={page} />
          <ContactsPanel page={page} formKey={formKey} />
        </div>
        <div className="flex min-w-0 flex-col gap-3">
          <CreditPanel page={page} />
          <RelationsPanel page={page} />
        </div>
      </div>
    </ProjectFrame>
  );
}
