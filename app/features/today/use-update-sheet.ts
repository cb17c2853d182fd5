import { useNavigate, useRevalidator } from "@remix-run/react";
import { useCallback, useState } from "react";
import { useWords } from "#app/i18n/words-context.tsx";
import { useMessages } from "#app/ui/toast.tsx";
import { useShell } from "../shell/shell-data.ts";
import { keyOf } from "./today-list.tsx";
import type { MilestoneTask, RefusedUpdate } from "./update-sheet.tsx";
import { useWaitingUpdates } from "./use-waiting-updates.ts";
import type { WaitingUpdates } from "./use-waiting-updates.ts";
import { newKey } from "./waiting-updates.ts";
import type { WaitingUpdate } from "./waiting-updates.ts";

/** A sheet as it was opened: for which line, under which key, and what stands in it from before. */
interface OpenSheet {
  readonly line: string | null;
  readonly key: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly taken: WaitingUpdate["photos"];
  readonly refused: RefusedUpdate | null;
}

/** The sheet that the page came with: open in its address, or refused when it was sent without JavaScript. */
export interface FirstSheet {
  readonly open: string | null;
  readonly formKey: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly refused: RefusedUpdate | null;
}

export interface UpdateSheetState extends Omit<OpenSheet, "line"> {
  readonly line: MilestoneTask | null;
  readonly isSending: boolean;
  readonly queue: WaitingUpdates;
  readonly close: () => void;
  readonly show: (line: string) => void;
  readonly canCorrect: (update: WaitingUpdate) => boolean;
  /** Opens the sheet of an update that was refused after it had waited, with everything that stood in it. */
  readonly correct: (update: WaitingUpdate) => void;
  readonly send: (form: FormData, taken: WaitingUpdate["photos"]) => void;
}

const NOTHING_TAKEN: WaitingUpdate["photos"] = [];

/** The sheet that is open, and what became of what was sent from it. */
export function useUpdateSheet(lines: readonly MilestoneTask[], first: FirstSheet): UpdateSheetState {
  const { today } = useWords();
  const { toast } = useMessages();
  const { user } = useShell();
  const { revalidate } = useRevalidator();
  const navigate = useNavigate();
  const [sheet, setSheet] = useState<OpenSheet>({ line: first.open, key: first.formKey, typed: first.typed, taken: NOTHING_TAKEN, refused: first.refused });
  const [isSending, setIsSending] = useState(false);
  const stored = useCallback(() => { toast(today.stored); revalidate(); }, [revalidate, toast, today.stored]);
  const owner = user?.email ?? "";
  const queue = useWaitingUpdates(owner, stored);
  const line = lines.find((entry) => keyOf(entry) === sheet.line) ?? null;
  const close = () => {
    setSheet({ ...sheet, line: null });
    if (first.open !== null && navigator.onLine) navigate("/today", { replace: true, preventScrollReset: true });
  };
  const show = (wanted: string) => setSheet({ line: wanted, key: newKey(), typed: {}, taken: NOTHING_TAKEN, refused: null });
  const correct = (update: WaitingUpdate) => setSheet({ line: lineOf(update), key: update.key, typed: update.fields, taken: update.photos, refused: update.refused });
  const canCorrect = (update: WaitingUpdate) => lines.some((entry) => keyOf(entry) === lineOf(update));
  const deliver = async (task: MilestoneTask, form: FormData, taken: WaitingUpdate["photos"]) => {
    setIsSending(true);
    try {
      const answer = await queue.send(updateFrom(form, task, { key: sheet.key, owner, taken }));
      if (answer === "waiting") toast(today.keptOnDevice);
      else if (answer.ok) stored();
      if (answer === "waiting" || answer.ok) close();
      else setSheet({ ...sheet, refused: answer });
    } catch {
      toast(today.notKept, "failed");
    } finally {
      setIsSending(false);
    }
  };
  const send = (form: FormData, taken: WaitingUpdate["photos"]) => { if (line) void deliver(line, form, taken); };
  return { ...sheet, line, isSending, queue, close, show, canCorrect, correct, send };
}

function lineOf({ fields }: WaitingUpdate): string {
  return `${fields.code ?? ""}.${fields.milestone ?? ""}`;
}

/** What a sheet says, as it is sent or waits on the device. */
function updateFrom(form: FormData, task: MilestoneTask, { key, owner, taken }: Pick<OpenSheet, "key" | "taken"> & { readonly owner: string }): WaitingUpdate {
  const fresh = form.getAll("files").flatMap((entry) => (entry instanceof File && entry.size > 0 ? [{ name: entry.name, content: entry as Blob }] : []));
  const fields = Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : [])));
  return { key, owner, name: task.name, milestone: task.milestone, fields, photos: [...taken, ...fresh], savedAt: new Date().toISOString(), refused: null };
}
