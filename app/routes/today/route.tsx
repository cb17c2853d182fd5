import { data, redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigate, useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useState } from "react";
import { randomUUID } from "node:crypto";
import type { Refusal } from "#app/domain/verdict.ts";
import { SavedNotice } from "#app/features/saved-notice.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { useShell } from "#app/features/shell/shell-data.ts";
import { keepDayOnDevice } from "#app/features/today/day-on-device.ts";
import { keyOf, TodayList } from "#app/features/today/today-list.tsx";
import { UpdateSheet } from "#app/features/today/update-sheet.tsx";
import type { MilestoneTask } from "#app/features/today/update-sheet.tsx";
import { useWaitingUpdates } from "#app/features/today/use-waiting-updates.ts";
import { WaitingList } from "#app/features/today/waiting-list.tsx";
import { newKey } from "#app/features/today/waiting-updates.ts";
import { found, statusOf } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readPageQuery } from "#app/http/page-query.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { withUpload } from "#app/http/read-upload.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { siteUpdateSchema, todayFields } from "#app/schemas/site-update.ts";
import { receiveFile } from "#app/services/files/file-store.server.ts";
import { recordSiteUpdate } from "#app/services/today/record-site-update.server.ts";
import { todayPage } from "#app/services/today/today-page.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useMessages } from "#app/ui/toast.tsx";

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
    const status = statusOf(verdict.errors.map(({ code }) => ({ code })));
    return data({ errors: verdict.errors, open: `${parsed.values.code ?? ""}.${parsed.values.milestone ?? ""}` }, { status });
  });
}

interface Refused {
  readonly errors: readonly Refusal[];
  readonly version: number;
}

/** The sheet that is open, and what became of what was sent from it. */
function useSheet(lines: readonly MilestoneTask[], first: { readonly open: string | null; readonly errors: readonly Refusal[] | null; readonly formKey: string }) {
  const { today } = useWords();
  const { toast } = useMessages();
  const { user } = useShell();
  const { revalidate } = useRevalidator();
  const navigate = useNavigate();
  const [open, setOpen] = useState<string | null>(first.open);
  const [key, setKey] = useState(first.formKey);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isSending, setIsSending] = useState(false);
  const stored = useCallback(() => { toast(today.stored); revalidate(); }, [revalidate, toast, today.stored]);
  const owner = user?.email ?? "";
  const queue = useWaitingUpdates(owner, stored);
  const line = lines.find((entry) => keyOf(entry) === open) ?? null;
  const close = () => {
    setOpen(null);
    setRefused(null);
    if (first.open !== null) navigate("/today", { replace: true, preventScrollReset: true });
  };
  const show = (wanted: string) => { setKey(newKey()); setOpen(wanted); };
  const send = async (form: FormData, task: MilestoneTask) => {
    setIsSending(true);
    const photos = form.getAll("files").flatMap((entry) => (entry instanceof File && entry.size > 0 ? [{ name: entry.name, content: entry as Blob }] : []));
    const fields = Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : [])));
    try {
      const answer = await queue.send({ key, owner, name: task.name, milestone: task.milestone, fields, photos, savedAt: new Date().toISOString(), refused: null });
      if (answer === "waiting") toast(today.keptOnDevice);
      else if (answer.ok) stored();
      if (answer === "waiting" || answer.ok) close();
      else setRefused({ errors: answer.errors, version: answer.conflict?.version ?? task.version });
    } catch {
      toast(today.notKept, "failed");
    } finally {
      setIsSending(false);
    }
  };
  const shown = refused ?? (first.errors && line ? { errors: first.errors, version: line.version } : null);
  return { line, key, refused: shown, isSending, queue, close, show, send };
}

export default function TodayRoute() {
  const { today: day, groups, open, saved, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { today } = useWords();
  const lines = groups.flatMap((group) => group.lines.filter((line) => line.source === "milestone"));
  const sheet = useSheet(lines, { open: answer?.open ?? open, errors: answer?.errors ?? null, formKey });
  useEffect(() => { keepDayOnDevice().catch(() => undefined); }, []);
  return (
    <Page title={today.title}>
      <div className="mx-auto flex max-w-3xl flex-col gap-3">
        <SavedNotice text={saved && today.stored} param="saved" />
        {sheet.queue.isOffline && <Banner tone="warning">{today.offline}</Banner>}
        <WaitingList queue={sheet.queue} />
        {groups.length === 0 && <EmptyState text={today.nothing} action={<LinkButton to="/projects">{today.toProjects}</LinkButton>} />}
        <TodayList groups={groups} onOpen={sheet.show} />
      </div>
      {sheet.line && <UpdateSheet key={sheet.key} line={sheet.line} today={day} formKey={sheet.key} refused={sheet.refused} isSending={sheet.isSending} onClose={sheet.close} onSend={(form) => sheet.line && void sheet.send(form, sheet.line)} />}
    </Page>
  );
}
