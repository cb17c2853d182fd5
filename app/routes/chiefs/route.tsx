import { randomUUID } from "node:crypto";
import { data } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData, useLocation, useSubmit } from "@remix-run/react";
import { Plus } from "lucide-react";
import { CHIEF_VIEWS } from "#app/domain/chiefs.ts";
import { withParam } from "#app/features/clock-controls/clock-params.ts";
import { QueryFaults } from "#app/features/figure-controls/query-notes.tsx";
import { revalidateOnConflict } from "#app/features/form-answer.ts";
import { SavedNotice } from "#app/features/saved-notice.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { answerForms, formWork } from "#app/http/form-works.server.ts";
import type { FormWork } from "#app/http/form-works.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { answerPageQuery, readPageQuery, statusWith } from "#app/http/page-query.server.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { CHIEF_INTENTS, chiefFormSchema, chiefPageFields, removeChiefSchema } from "#app/schemas/chief-form.ts";
import type { ChiefIntent } from "#app/schemas/chief-form.ts";
import { chiefsPage } from "#app/services/chiefs/chiefs-page.server.ts";
import type { ChiefsPage } from "#app/services/chiefs/chiefs-page.server.ts";
import { removeChief, saveChief } from "#app/services/chiefs/edit-chiefs.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Select } from "#app/ui/inputs.tsx";
import { ChiefForm } from "./chief-form.tsx";
import { ChiefPanel, StrangerPanel, WithoutPanel } from "./chief-panels.tsx";

export const meta = pageTitle((words) => words.chiefs.title);
export const shouldRevalidate = revalidateOnConflict;

const WORKS: Readonly<Record<ChiefIntent, FormWork>> = {
  save: formWork(chiefFormSchema, (ctx, _, { intent: _intent, ...form }) => saveChief(ctx, form)),
  remove: formWork(removeChiefSchema, (ctx, _, { intent: _intent, ...form }) => removeChief(ctx, form)),
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  const { edit, saved, ...asked } = readPageQuery(request, chiefPageFields).values;
  const { value, faults } = await answerPageQuery({ values: asked, refusals: [] }, (query) => chiefsPage(ctx, query));
  return data({ ...value, faults, editing: value.mayWrite ? (edit ?? null) : null, isSaved: saved !== undefined, formKey: randomUUID() }, { status: statusWith(faults) });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "chief.write");
  return answerForms(ctx, request, { of: "", intents: CHIEF_INTENTS, works: WORKS, path: "/chiefs" });
}

function Filters({ page }: { readonly page: Pick<ChiefsPage, "query" | "units" | "seesWholeCity"> }) {
  const { chiefs, issues, common } = useWords();
  const locale = useLocale();
  const submit = useSubmit();
  const { search } = useLocation();
  const views = CHIEF_VIEWS.filter((value) => value !== "idle" || page.seesWholeCity);
  return (
    <Form key={search} method="get" action="/chiefs" role="search" aria-label={common.filters} className="no-print flex flex-wrap items-center gap-2 px-4 py-2.5 md:px-5" onChange={(event) => submit(event.currentTarget)}>
      <Select compact name="view" aria-label={chiefs.viewLabel} defaultValue={page.query.view} options={views.map((value) => ({ value, label: chiefs.view[value] }))} />
      <Select compact name="unit" aria-label={issues.units} empty={issues.anyUnit} className="max-w-56" defaultValue={page.query.unit ?? ""} options={page.units.map((unit) => ({ value: unit.code, label: locale === "en" ? unit.en : unit.zh }))} />
      <Button type="submit" size="s">{common.apply}</Button>
    </Form>
  );
}

export default function BureauChiefs() {
  const page = useLoaderData<typeof loader>();
  const { chiefs } = useWords();
  const locale = useLocale();
  const { search } = useLocation();
  const { editing, formKey, units } = page;
  const inOffice = page.chiefs.filter(({ isInOffice }) => isInOffice);
  const summary = joinFacts(locale, [
    page.query.view === "without" ? null : chiefs.summary({ chiefs: inOffice.length, projects: inOffice.reduce((sum, chief) => sum + chief.count, 0) }),
    page.seesWholeCity ? chiefs.idle({ n: page.idle }) : null, page.query.view === "idle" ? null : chiefs.without({ n: page.without.count }),
  ]);
  const add = page.mayWrite && editing !== "new" && <LinkButton to={withParam("/chiefs", search, "edit", "new")} icon={Plus} size="s" preventScrollReset>{chiefs.add}</LinkButton>;
  const isEmpty = page.chiefs.length === 0 && page.strangers.length === 0 && page.without.count === 0;
  return (
    <Page title={chiefs.title} flush stamp={summary} actions={add}>
      <SavedNotice text={page.isSaved ? chiefs.saved : null} param="saved" />
      <Filters page={page} />
      {page.faults.length > 0 && <div className="px-4 pb-2 md:px-5"><QueryFaults faults={page.faults} /></div>}
      <p className="px-4 pb-2.5 text-md font-strong text-ink md:px-5">{summary}</p>
      <div className="flex flex-col gap-3 px-3 pb-5 md:px-5">
        {editing === "new" && <ChiefForm chief={null} formKey={formKey} units={units} />}
        {isEmpty && <EmptyState text={chiefs.empty} action={add} />}
        {page.without.count > 0 && <WithoutPanel page={page} />}
        {page.chiefs.map((chief) => <ChiefPanel key={chief.item} chief={chief} units={units} mayWrite={page.mayWrite}>{editing === chief.item && <ChiefForm chief={chief} formKey={formKey} units={units} />}</ChiefPanel>)}
        {page.strangers.map((stranger) => <StrangerPanel key={stranger.name} name={stranger.name} shown={stranger} />)}
        {page.strangerCount > page.strangers.length && <p className="text-sm text-muted">{chiefs.moreStrangers({ n: page.strangerCount - page.strangers.length })}</p>}
      </div>
    </Page>
  );
}
