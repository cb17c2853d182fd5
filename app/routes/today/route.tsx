import { data, redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useEffect } from "react";
import { randomUUID } from "node:crypto";
import { SavedNotice } from "#app/features/saved-notice.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { keepDayOnDevice } from "#app/features/today/day-on-device.ts";
import { TodayList } from "#app/features/today/today-list.tsx";
import { UpdateSheet } from "#app/features/today/update-sheet.tsx";
import { useUpdateSheet } from "#app/features/today/use-update-sheet.ts";
import { WaitingList } from "#app/features/today/waiting-list.tsx";
import { found, statusOf } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readPageQuery } from "#app/http/page-query.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { withUpload } from "#app/http/read-upload.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { siteUpdateSchema, todayFields } from "#app/schemas/site-update.ts";
import { receiveFile } from "#app/services/files/file-store.server.ts";
import { conflictIn } from "#app/services/projects/latest-change.server.ts";
import { recordSiteUpdate } from "#app/services/today/record-site-update.server.ts";
import { todayPage } from "#app/services/today/today-page.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";

export const meta = pageTitle((words) => words.today.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.edit");
  const { open = null, saved = null } = readPageQuery(request, todayFields).values;
  return { ...found(await todayPage(ctx)), open, saved, formKey: randomUUID() };
}

/** The sheet as a browser without JavaScript sends it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.move");
  return withUpload(request, (name, content) => receiveFile(context.dataDir, name, content), async (form, files) => {
    const parsed = parseForm(form, siteUpdateSchema);
    const verdict = parsed.ok ? await recordSiteUpdate(ctx, context.dataDir, parsed.value, files) : parsed;
    if (verdict.ok) return redirect("/today?saved=1", { status: 303 });
    const { values } = parsed;
    const conflict = await conflictIn(ctx, values.code ?? "", verdict.errors);
    return data({ errors: verdict.errors, values, conflict, open: `${values.code ?? ""}.${values.milestone ?? ""}` }, { status: statusOf(verdict.errors.map(({ code }) => ({ code }))) });
  });
}

export default function TodayRoute() {
  const { today: day, groups, open, saved, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { today } = useWords();
  const lines = groups.flatMap((group) => group.lines.filter((line) => line.source === "milestone"));
  const first = { open: answer?.open ?? open, typed: answer?.values ?? {}, refused: answer ? { errors: answer.errors, conflict: answer.conflict } : null, formKey };
  const { line, key, queue, ...sheet } = useUpdateSheet(lines, first);
  useEffect(() => { keepDayOnDevice().catch(() => undefined); }, []);
  return (
    <Page title={today.title}>
      <div className="mx-auto flex max-w-3xl flex-col gap-3">
        <SavedNotice text={saved && today.stored} param="saved" />
        {queue.isOffline && <Banner tone="warning">{today.offline}</Banner>}
        <WaitingList queue={queue} canCorrect={sheet.canCorrect} onCorrect={sheet.correct} />
        {groups.length === 0 && <EmptyState text={today.nothing} action={<LinkButton to="/projects">{today.toProjects}</LinkButton>} />}
        <TodayList groups={groups} onOpen={sheet.show} />
      </div>
      {line && <UpdateSheet key={key} line={line} today={day} formKey={key} refused={sheet.refused} typed={sheet.typed} taken={sheet.taken} isSending={sheet.isSending} onClose={sheet.close} onSend={sheet.send} />}
    </Page>
  );
}
