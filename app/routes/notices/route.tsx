import { randomUUID } from "node:crypto";
import { data, redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData, useLocation } from "@remix-run/react";
import { withParam } from "#app/features/clock-controls/clock-params.ts";
import { QueryFaults } from "#app/features/figure-controls/query-notes.tsx";
import { useLive } from "#app/features/live/use-live.ts";
import { NoticeList } from "#app/features/notices/notice-list.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { found, refused } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { answerPageQuery, readPageQuery, statusWith } from "#app/http/page-query.server.ts";
import { parseForm, readForm, readIntent } from "#app/http/parse-form.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { NOTICE_INTENTS, noticeListFields, openNoticeSchema, readAllSchema } from "#app/schemas/notice-forms.ts";
import { openNotice, ownNotices, readNotices } from "#app/services/notices/notices-page.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Tabs } from "#app/ui/tabs.tsx";

export const meta = pageTitle((words) => words.notices.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx, locale } = await requireUser(request, context, "profile.own");
  const { value, faults } = await answerPageQuery(readPageQuery(request, noticeListFields), (query) => ownNotices(ctx, locale, query));
  return data({ ...value, faults, formKey: randomUUID() }, { status: statusWith(faults) });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "profile.own");
  const form = await readForm(request);
  if (readIntent(form, NOTICE_INTENTS) === "open") {
    const typed = parseForm(form, openNoticeSchema);
    return typed.ok ? redirect(found(await openNotice(ctx, typed.value.id)).path, { status: 303 }) : refused(typed.errors, typed.values);
  }
  const typed = parseForm(form, readAllSchema);
  if (!typed.ok) return refused(typed.errors, typed.values);
  const verdict = await readNotices(ctx, typed.value);
  return verdict.ok ? redirect("/notices", { status: 303 }) : refused(verdict.errors, typed.values);
}

export default function Notices() {
  const page = useLoaderData<typeof loader>();
  const { notices, common } = useWords();
  const { search } = useLocation();
  useLive({ topics: ["notice"] });
  const pages = Math.max(1, Math.ceil(page.total / page.size));
  const to = (topic: string | null) => withParam("/notices", search, "topic", topic);
  return (
    <Page title={notices.title} flush>
      {page.topics.length > 1 && (
        <Tabs label={notices.topicLabel} tabs={[
          { key: "all", to: to(null), label: common.all, current: page.topic === null },
          ...page.topics.map((topic) => ({ key: topic, to: to(topic), label: notices.topic[topic], current: page.topic === topic })),
        ]} />
      )}
      {page.faults.length > 0 && <div className="px-4 pt-3 md:px-5"><QueryFaults faults={page.faults} /></div>}
      <div className="flex flex-wrap items-center gap-2 px-4 py-2.5 md:px-5">
        <span className="text-sm text-muted">{notices.unread({ n: page.unread })}</span>
        <span className="ml-auto flex flex-wrap gap-2">
          {page.unread > 0 && page.newest > 0 && (
            <Form method="post">
              <input type="hidden" name="until" value={page.newest} />
              <input type="hidden" name="formKey" value={page.formKey} />
              <Button type="submit" name="intent" value="readAll" size="s">{notices.readAll}</Button>
            </Form>
          )}
          <LinkButton to="/profile/notices" size="s">{notices.choices}</LinkButton>
        </span>
      </div>
      <div className="md:px-5 md:pb-5">
        {page.notices.length === 0 ? <EmptyState text={notices.empty} action={<LinkButton to="/profile/notices">{notices.choices}</LinkButton>} /> : <NoticeList notices={page.notices} />}
        {pages > 1 && (
          <footer className="flex justify-end px-4 py-1.5">
            <Pagination page={page.page} pages={pages} hrefFor={(wanted) => withParam("/notices", search, "page", String(wanted))} label={common.pagination} previousLabel={common.previous} nextLabel={common.next} status={common.pageOf({ page: page.page, pages })} />
          </footer>
        )}
      </div>
    </Page>
  );
}
