import { useFetcher } from "@remix-run/react";
import type { FormEvent } from "react";
import type { ColumnStage } from "#app/domain/stages.ts";
import { useFocusFirstInvalid } from "#app/ui/field.tsx";
import { cardKey } from "./move-reply.ts";
import type { MoveReply, RefusedMove } from "./move-reply.ts";

/** Sends the form of a card's way to a column in place, and tells what was refused; `posted` answers a form sent without JavaScript. */
export function useMoveForm(code: string, to: ColumnStage, posted: MoveReply | undefined) {
  const fetcher = useFetcher<MoveReply>({ key: cardKey(code) });
  const reply = fetcher.data ?? posted;
  const refused: RefusedMove | null = reply && !reply.ok && reply.code === code && reply.to === to ? reply : null;
  const form = useFocusFirstInvalid(refused);
  const isBusy = fetcher.state !== "idle";
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const data = new FormData(event.currentTarget);
    data.set("inPlace", "1");
    fetcher.submit(data, { method: "post", action: event.currentTarget.getAttribute("action") ?? undefined });
  };
  return { refused, form, isBusy, send };
}
